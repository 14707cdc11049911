package parley.adapter.wire;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static final StrictJson JSON = StrictJson.of(WireLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":+1}",
                "{\"a\":1 /* comment */}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"c\":2,\"b\":3}}",
                "{\"a\":\"tab\tinside\"}",
                "{\"a\":\"\\x\"}",
                "nul"
            })
    void parserShouldRefuseWhatIsNotStrictJson(String text) {
        assertThrows(JsonProcessingException.class, () -> drain(text.getBytes(UTF_8)));
    }

    @Test
    void parserShouldAcceptDepthUpToTheLimitAndRefuseMore() throws IOException {
        int depth = WireLimits.DEFAULT.depth();
        drain(nested(depth));
        JsonProcessingException refused = assertThrows(JsonProcessingException.class, () -> drain(nested(depth + 1)));
        assertTrue(JsonValues.malformed(refused).text().startsWith("JSON nested too deep"));
    }

    @Test
    void parserShouldRefuseLongNumbersAndNames() throws IOException {
        drain("9".repeat(WireLimits.NUMBER_CHARACTERS).getBytes(UTF_8));
        assertThrows(
                JsonProcessingException.class,
                () -> drain("9".repeat(WireLimits.NUMBER_CHARACTERS + 1).getBytes(UTF_8)));
        drain(named(WireLimits.MEMBER_NAME_CHARACTERS));
        assertThrows(JsonProcessingException.class, () -> drain(named(WireLimits.MEMBER_NAME_CHARACTERS + 1)));
    }

    @Test
    void parserShouldRefuseInvalidUtf8() {
        byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'};
        assertThrows(RefusedInputException.class, () -> drain(overlong));
        byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        assertThrows(RefusedInputException.class, () -> drain(surrogate));
    }

    @Test
    void parserShouldRefuseOtherEncodingsAndByteOrderMarks() {
        assertThrows(RefusedInputException.class, () -> drain("{}".getBytes(UTF_16LE)));
        assertThrows(RefusedInputException.class, () -> drain("\uFEFF{}".getBytes(UTF_8)));
        assertThrows(RefusedInputException.class, () -> drain(new byte[] {0, 0, 0, '{'}));
    }

    @Test
    void malformedShouldSayWhereAndNothingOfTheText() {
        JsonProcessingException fault = assertThrows(
                JsonProcessingException.class, () -> drain("{\"password\":\"hunter2\",oops}".getBytes(UTF_8)));
        String text = JsonValues.malformed(fault).text();
        assertTrue(text.startsWith("malformed JSON at byte 2"), text);
        JsonProcessingException duplicate =
                assertThrows(JsonProcessingException.class, () -> drain("{\"a\":1,\"a\":2}".getBytes(UTF_8)));
        assertTrue(JsonValues.malformed(duplicate).text().startsWith("duplicate member name"));
    }

    @Test
    void integerShouldRefuseWhatIsNotAnIntegerInRange() throws IOException {
        assertEquals(7, integer("7"));
        assertEquals(0, integer("0"));
        for (String text : new String[] {"-1", "101", "1.0", "1e1", "\"7\"", "true", "null", "[7]", "9".repeat(30)}) {
            assertThrows(RefusedInputException.class, () -> integer(text), text);
        }
    }

    @Test
    void stringShouldCountCharactersAndRefuseLoneSurrogates() throws IOException {
        assertEquals("😀😀😀", string("\"😀😀😀\""));
        assertEquals("\uD83D\uDE00", string("\"\\uD83D\\uDE00\""));
        for (String text : new String[] {"\"abcd\"", "\"\\uD83D\"", "\"\\uDE00\\uD83D\"", "1", "null", "{}"}) {
            assertThrows(RefusedInputException.class, () -> string(text), text);
        }
    }

    private static long integer(String text) throws IOException {
        return JsonValues.integer(first(text), "seq", 0, 100);
    }

    private static String string(String text) throws IOException {
        return JsonValues.string(first(text), "name", 3);
    }

    private static JsonParser first(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        JsonParser parser = JSON.parser(bytes, 0, bytes.length);
        parser.nextToken();
        return parser;
    }

    private static void drain(byte[] bytes) throws IOException {
        try (JsonParser parser = JSON.parser(bytes, 0, bytes.length)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
        }
    }

    private static byte[] nested(int depth) {
        return ("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8);
    }

    private static byte[] named(int length) {
        return ("{\"" + "n".repeat(length) + "\":1}").getBytes(UTF_8);
    }
}
