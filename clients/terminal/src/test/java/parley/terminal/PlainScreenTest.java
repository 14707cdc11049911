package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainScreenTest {
    private static final Instant NOON = Instant.parse("2025-06-15T12:00:00Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PlainScreen screen = new PlainScreen(
            new PrintStream(bytes, false, StandardCharsets.UTF_8), new Style(false, true, ZoneOffset.UTC));

    private String shown() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    @Test
    void ownMessageShouldAppearWhenItIsStored() {
        Line line = Line.pending("hello", NOON);
        screen.message(line);
        assertEquals("", shown());
        line.stored(1, NOON);
        screen.ticked(List.of(line));
        assertEquals("12:00 you: hello [sent]\n", shown());
    }

    @Test
    void refusedMessageShouldAppearAsNotSent() {
        Line line = Line.pending("hello", NOON);
        line.failed();
        screen.ticked(List.of(line));
        assertEquals("12:00 you: hello [not sent]\n", shown());
    }

    @Test
    void movedTicksShouldBeOneLineForTheLast() {
        Line first = Line.stored("you", "one", NOON, 1);
        Line second = Line.stored("you", "two", NOON, 2);
        first.reached(2, 2);
        second.reached(2, 2);
        screen.ticked(List.of(first, second));
        assertEquals("[read] two\n", shown());
    }

    @Test
    void hintShouldBeOneLineUnlessItPasses() {
        screen.hint("read by 1 of 2: hello", false);
        screen.hint("bob is typing…", true);
        screen.hint("read by 1 of 2: hello", false);
        screen.hint("", false);
        assertEquals("-- read by 1 of 2: hello\n", shown());
    }

    @Test
    void headShouldBeAPlainLine() {
        screen.head("2025-06-15");
        assertEquals("-- 2025-06-15\n", shown());
    }

    @Test
    void nothingButLinesShouldBePrintedNotEvenAPrompt() {
        screen.prompt("bob> ");
        screen.message(Line.from("bob", "a\u001B[31mb", NOON, 1));
        screen.notice("one\ntwo");
        assertEquals("12:00 bob: a\uFFFD[31mb\n-- one\n   two\n", shown());
    }
}
