package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineEditorTest {
    private final LineEditor editor = new LineEditor();

    private void type(String text) {
        text.codePoints().forEach(point -> editor.press(new Key.Typed(point)));
    }

    private String finished() {
        return editor.press(new Key.Enter()).orElseThrow();
    }

    @Test
    void enterShouldGiveTheLineAndStartAnew() {
        type("héllo 😀");
        assertEquals("héllo 😀", finished());
        assertTrue(editor.isEmpty());
        assertEquals(Optional.of(""), editor.press(new Key.Enter()));
    }

    @Test
    void keysShouldMoveByWholeCharacters() {
        type("a😀b");
        editor.press(new Key.Left());
        editor.press(new Key.Left());
        assertEquals(new LineEditor.View("a😀b", 1), editor.view(20));
        type("x");
        editor.press(new Key.Delete());
        editor.press(new Key.Right());
        editor.press(new Key.Right());
        editor.press(new Key.Backspace());
        assertEquals("ax", finished());
    }

    @Test
    void keysAtTheEndsShouldDoNothing() {
        editor.press(new Key.Left());
        editor.press(new Key.Backspace());
        editor.press(new Key.Right());
        editor.press(new Key.Delete());
        type("a");
        assertEquals("a", finished());
    }

    @Test
    void killsShouldTakeWordRestAndAll() {
        type("one two  three");
        editor.press(new Key.KillWord());
        assertEquals("one two  ", editor.view(30).text());
        editor.press(new Key.KillWord());
        assertEquals("one ", editor.view(30).text());
        editor.press(new Key.Home());
        type("x");
        editor.press(new Key.KillRest());
        assertEquals("x", editor.view(30).text());
        editor.press(new Key.KillLine());
        assertTrue(editor.isEmpty());
    }

    @Test
    void upAndDownShouldRecallEarlierLines() {
        type("one");
        finished();
        type("two");
        finished();
        finished();
        editor.press(new Key.Up());
        assertEquals("two", editor.view(30).text());
        editor.press(new Key.Up());
        editor.press(new Key.Up());
        assertEquals("one", editor.view(30).text());
        editor.press(new Key.Down());
        editor.press(new Key.Down());
        assertTrue(editor.isEmpty());
    }

    @Test
    void lineShouldBeBounded() {
        type("x".repeat(20_000));
        assertEquals(16_384, finished().length());
    }

    @Test
    void viewShouldKeepTheCursorInSight() {
        type("日本語日本語");
        assertEquals(new LineEditor.View("本語", 4), editor.view(5));
        editor.press(new Key.Home());
        assertEquals(new LineEditor.View("日本", 0), editor.view(5));
    }
}
