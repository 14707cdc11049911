package parley.groups.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.groups.Samples;

final class ValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Chess club", "\uD83D\uDE00", "囲碁"})
    void nameShouldBeFreeText(String text) {
        assertTrue(GroupText.isName(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a\nb", "a\u0000", "\uD83D", "a\u009F"})
    void nameShouldBeOneTidyLine(String text) {
        assertFalse(GroupText.isName(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202A, 0x202E, 0x2066, 0x2069, 0x200B, 0x2060, 0xFEFF})
    void textsShouldNotDeceive(int codePoint) {
        String text = "a" + Character.toString(codePoint) + "b";

        assertFalse(GroupText.isName(text));
        assertFalse(GroupText.isDescription(text));
        assertTrue(GroupText.isName("a\u200D\u200Cb"));
    }

    @Test
    void textsShouldHaveTheirLengthsInCharacters() {
        assertTrue(GroupText.isName("\uD83D\uDE00".repeat(100)));
        assertFalse(GroupText.isName("x".repeat(101)));
        assertTrue(GroupText.isDescription("\uD83D\uDE00".repeat(2_000)));
        assertFalse(GroupText.isDescription("x".repeat(2_001)));
        assertTrue(GroupText.isDescription("two\n\tlines "));
        assertFalse(GroupText.isDescription("a\r\n"));
        assertTrue(GroupText.isAvatar(""));
        assertTrue(GroupText.isAvatar("01890a5d-ac96-774b-bcce-b302099a8057"));
        assertFalse(GroupText.isAvatar("x".repeat(65)));
        assertFalse(GroupText.isAvatar("../x"));
    }

    @Test
    void intervalShouldIncludeBothEnds() {
        Interval interval = new Interval(3, 5);

        assertEquals(
                List.of(false, true, true, false),
                Stream.of(2L, 3L, 5L, 6L).map(interval::contains).toList());
        assertThrows(IllegalArgumentException.class, () -> new Interval(0, 5));
        assertThrows(IllegalArgumentException.class, () -> new Interval(3, 2));
    }

    @Test
    void linkShouldBeUsableWhileItHasUsesAndTime() {
        Link link = Samples.link("open", "chess", "ann", 1, 10);

        assertTrue(link.isUsable(9));
        assertFalse(link.isUsable(10));
        assertFalse(link.used().isUsable(9));
        assertEquals(0, link.used().used().uses());
    }

    @Test
    void tokenShouldHaveItsFormAndStayHidden() {
        assertThrows(IllegalArgumentException.class, () -> new LinkToken("x".repeat(42)));
        assertThrows(IllegalArgumentException.class, () -> new LinkToken("+".repeat(43)));
        assertFalse(new LinkToken("s".repeat(43)).toString().contains("sss"));
        assertEquals(
                "cc0b1c2c66f3bb9fd1a081c626ba1bef62f6f96441a43be15268523776ac26a1",
                TokenHash.of(new LinkToken("x".repeat(43))).hex());
    }
}
