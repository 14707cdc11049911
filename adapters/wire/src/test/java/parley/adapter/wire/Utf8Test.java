package parley.adapter.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "plain text longer than eight bytes",
                "käse",
                "日本語",
                "😀",
                "aaaaaaaé",
                "\u0000",
                "\u07FF\u0800\uFFFF"
            })
    void validShouldAcceptWhatTheJdkEncodes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertTrue(Utf8.valid(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c0af",
                "c1bf",
                "c2",
                "c220",
                "e0",
                "e080af",
                "e09fbf",
                "e282",
                "eda080",
                "edbfbf",
                "f0808080",
                "f08fbfbf",
                "f09f98",
                "f4908080",
                "f5808080",
                "ff",
                "fe",
                "6161616161616161ff"
            })
    void validShouldRefuseOverlongTruncatedAndSurrogateForms(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertFalse(Utf8.valid(bytes, 0, bytes.length));
    }

    @Test
    void validShouldLookOnlyAtTheGivenRange() {
        byte[] bytes = {(byte) 0xFF, 'o', 'k', (byte) 0xC3, (byte) 0xA9};
        assertTrue(Utf8.valid(bytes, 1, 2));
        assertTrue(Utf8.valid(bytes, 1, 4));
        assertFalse(Utf8.valid(bytes, 1, 3));
        assertFalse(Utf8.valid(bytes, 0, 5));
    }

    @Test
    void validShouldAgreeWithTheJdkOnRandomBytes() {
        Random random = new Random(20_25);
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int at = 0; at < bytes.length; at++) {
                // Mostly bytes from the interesting edges, because purely random ones are hardly ever valid.
                bytes[at] = (byte) (random.nextInt(4) == 0 ? random.nextInt(128) : 0x80 + random.nextInt(128));
            }
            assertEquals(
                    jdkAccepts(bytes),
                    Utf8.valid(bytes, 0, bytes.length),
                    () -> HexFormat.of().formatHex(bytes));
        }
    }

    private static boolean jdkAccepts(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }
}
