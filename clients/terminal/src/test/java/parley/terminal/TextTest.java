package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void controlCharactersShouldBecomeHarmless() {
        assertEquals("a\uFFFD]0;title\uFFFDb", Text.harmless("a\u001B]0;title\u0007b"));
        assertEquals("\uFFFDx", Text.harmless("\u009Bx"));
        assertEquals("\uFFFDabc\uFFFD", Text.harmless("\u202Eabc\u2066"));
        assertEquals("one\ntwo    three", Text.harmless("one\r\ntwo\tthree"));
        assertEquals("é 😀 日", Text.harmless("é 😀 日"));
    }

    @Test
    void widthShouldCountColumns() {
        assertEquals(5, Text.width("hello"));
        assertEquals(4, Text.width("日本"));
        assertEquals(2, Text.width("😀"));
        assertEquals(1, Text.width("e\u0301"));
        assertEquals(0, Text.width("\u200B"));
    }

    @Test
    void briefShouldCutAtTheColumns() {
        assertEquals("hello", Text.brief("hello", 5));
        assertEquals("hell…", Text.brief("hello!", 5));
        assertEquals("日…", Text.brief("日本語", 4));
        assertEquals("a b", Text.brief("a\nb", 5));
    }
}
