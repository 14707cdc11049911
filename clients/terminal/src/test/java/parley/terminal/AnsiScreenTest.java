package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsiScreenTest {
    private static final Style STYLE = new Style(true, true, ZoneOffset.UTC);
    private static final Instant NOON = Instant.parse("2025-06-15T12:00:00Z");

    private final VirtualTerminal terminal = new VirtualTerminal(6, 30);
    private final LineEditor editor = new LineEditor();
    private final AnsiScreen screen = new AnsiScreen(terminal.out(), STYLE, terminal, editor);

    private void type(String text) {
        text.codePoints().forEach(point -> editor.press(new Key.Typed(point)));
        screen.edited();
    }

    private static Line mine(String text, long seq) {
        return Line.stored("you", text, NOON, seq);
    }

    @Test
    void incomingMessageShouldLeaveTheLineBeingTypedIntact() {
        screen.prompt("bob> ");
        type("half a li");
        editor.press(new Key.Left());
        screen.message(Line.from("bob", "hello", NOON, 1));
        assertEquals(List.of("12:00    bob: hello", "bob> half a li"), terminal.rows());
        assertEquals("bob> half a l".length(), terminal.cursorColumn());
    }

    @Test
    void hintShouldStandBeforeThePromptAndGo() {
        screen.prompt("bob> ");
        type("hi");
        screen.hint("bob is typing…", true);
        assertEquals(List.of("[bob is ty…] bob> hi"), terminal.rows());
        assertEquals("[bob is ty…] bob> hi".length(), terminal.cursorColumn());
        screen.hint("", false);
        assertEquals(List.of("bob> hi"), terminal.rows());
        assertEquals("bob> hi".length(), terminal.cursorColumn());
    }

    @Test
    void tickShouldBeRewrittenWhereItsMessageStands() {
        screen.prompt("bob> ");
        Line first = mine("one that is too long for one row of this terminal", 1);
        Line second = mine("two", 2);
        screen.message(first);
        screen.message(Line.from("bob", "hm\nhm", NOON, 3));
        screen.message(second);
        type("x");
        first.reached(2, 0);
        second.reached(2, 0);
        screen.ticked(List.of(first, second));
        assertEquals(
                List.of(
                        "12:00 ✓✓ you: one that is too",
                        "long for one row of this termi",
                        "nal",
                        "12:00    bob: hm",
                        "         hm",
                        "12:00 ✓✓ you: two"),
                withPrompt(terminal, "bob> x"));
    }

    /// The first row has scrolled out when the prompt is drawn below six rows, so the terminal is read
    /// before.
    private static List<String> withPrompt(VirtualTerminal terminal, String prompt) {
        List<String> rows = terminal.rows();
        assertEquals(prompt, rows.getLast());
        assertEquals("long for one row of this termi", rows.getFirst());
        List<String> all = new java.util.ArrayList<>(rows.subList(0, rows.size() - 1));
        all.addFirst("12:00 ✓✓ you: one that is too");
        return all;
    }

    @Test
    void tickOfAMessageThatScrolledAwayShouldChangeNothing() {
        Line gone = mine("gone", 1);
        screen.message(gone);
        for (int i = 2; i < 8; i++) {
            screen.message(Line.from("bob", "m" + i, NOON, i));
        }
        List<String> before = terminal.rows();
        gone.reached(1, 1);
        screen.ticked(List.of(gone));
        assertEquals(before, terminal.rows());
    }

    @Test
    void tickShouldBeLeftAloneAfterAChangeOfWidth() {
        Line line = mine("one", 1);
        screen.message(line);
        List<String> before = terminal.rows();
        terminal.claim(20);
        line.reached(1, 0);
        screen.ticked(List.of(line));
        assertEquals(before, terminal.rows());
    }

    @Test
    void wideCharactersShouldCountAsTwoColumns() {
        screen.prompt("> ");
        Line line = mine("日本語日本語日本語", 1);
        screen.message(line);
        screen.message(Line.from("bob", "ok", NOON, 2));
        line.reached(1, 1);
        screen.ticked(List.of(line));
        assertEquals(List.of("12:00 ✓✓ you: 日本語日本語日本", "語", "12:00    bob: ok", ">"), terminal.rows());
    }

    @Test
    void escapeSequencesInAMessageShouldNotReachTheTerminal() {
        screen.message(Line.from("bob", "a\u001B[2Jb", NOON, 1));
        assertEquals("12:00    bob: a\uFFFD[2Jb", terminal.rows().getFirst());
    }

    @Test
    void longLineBeingTypedShouldScrollSideways() {
        screen.prompt("bob> ");
        type("0123456789012345678901234567890123456789");
        assertEquals(1, terminal.rows().size());
        assertEquals("bob> 678901234567890123456789", terminal.rows().getLast());
        editor.press(new Key.Home());
        screen.edited();
        assertEquals("bob> 012345678901234567890123", terminal.rows().getLast());
        assertEquals(5, terminal.cursorColumn());
    }

    @Test
    void noticeShouldStandAbovePromptAndCountItsRows() {
        screen.prompt("> ");
        Line line = mine("one", 1);
        screen.message(line);
        screen.notice("a notice of more than thirty columns\nand a second line");
        line.reached(1, 0);
        screen.ticked(List.of(line));
        assertEquals(
                List.of("12:00 ✓✓ you: one", "a notice of more than thirty c", "olumns", "and a second line", ">"),
                terminal.rows());
    }
}
