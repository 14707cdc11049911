package parley.identity.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.identity.People;

final class ValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"ann", "a.b", "_-.", "0123456789", "abcdefghijklmnopqrstuvwxyz123456", "ANN"})
    void handleShouldAcceptWhatIsAllowed(String text) {
        assertTrue(Handle.isValid(text));
        assertEquals(text.toLowerCase(Locale.ROOT), Handle.of(text).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "abcdefghijklmnopqrstuvwxyz1234567",
                "a b",
                "\u00e4nn",
                "ann\n",
                "an@n",
                "\u212Aann",
                "\u0131nn"
            })
    void handleShouldRefuseEverythingElse(String text) {
        assertFalse(Handle.isValid(text));
        assertThrows(IllegalArgumentException.class, () -> Handle.of(text));
    }

    @Test
    void passwordShouldBeAcceptableFrom8To256Characters() {
        assertFalse(new Password("1234567").isAcceptable());
        assertTrue(new Password("12345678").isAcceptable());
        assertTrue(new Password("x".repeat(256)).isAcceptable());
        assertFalse(new Password("x".repeat(257)).isAcceptable());
        assertTrue(new Password("\uD83D\uDE00".repeat(256)).isAcceptable());
        assertFalse(new Password("\uD83D\uDE00".repeat(7)).isAcceptable());
    }

    @Test
    void passwordShouldNotDependOnHowCharactersAreComposed() {
        assertEquals(new Password("\u00fcberlang"), new Password("u\u0308berlang"));
        assertFalse(new Password("open sesame").toString().contains("sesame"));
    }

    @Test
    void displayNameShouldBeReadableText() {
        assertTrue(DisplayName.isValid("x"));
        assertTrue(DisplayName.isValid("\uD83D\uDE00".repeat(64)));
        assertFalse(DisplayName.isValid("\uD83D\uDE00".repeat(65)));
        assertFalse(DisplayName.isValid("x".repeat(65)));
        assertFalse(DisplayName.isValid("\uD83D"));
        assertFalse(DisplayName.isValid("a\tb"));
        assertFalse(DisplayName.isValid("\u3000a"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202A, 0x202E, 0x2066, 0x2069, 0x200B, 0x2060, 0xFEFF})
    void displayNameShouldNotDeceive(int codePoint) {
        assertFalse(DisplayName.isValid("a" + Character.toString(codePoint) + "b"));
        assertTrue(DisplayName.isValid("a\u200D\u200Cb"));
    }

    @Test
    void refreshTokenShouldBeReadFromItsOwnText() {
        RefreshToken token = People.refreshToken(People.deviceId("ann", "phone"), 1);

        assertEquals(Optional.of(token), RefreshToken.parse(token.text()));
        assertEquals(Optional.empty(), RefreshToken.parse(token.text() + "A"));
        assertEquals(Optional.empty(), RefreshToken.parse(token.text().substring(1)));
        assertEquals(
                Optional.empty(),
                RefreshToken.parse("-".repeat(36) + token.text().substring(36)));
        assertFalse(token.toString().contains(token.secret().text()));
    }
}
