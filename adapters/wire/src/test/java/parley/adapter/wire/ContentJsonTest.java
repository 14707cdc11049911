package parley.adapter.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentJsonTest {
    private static final StrictJson JSON = StrictJson.of(WireLimits.DEFAULT);
    private static final int LIMIT = 200;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"hi\"}",
                "{ \"text\" : \"käse 😀 \\u00e4\" ,\n\t\"replyTo\": 3 }",
                "{\"replyTo\":{\"text\":1,\"deep\":[[]]},\"text\":\"\",\"mentions\":[\"a\"]}",
                "{\"attachment\":{\"id\":1.50}}",
                "{\"location\":{\"lat\":1e2}}",
                "{\"contact\":{}}",
                "{\"sealed\":\"AA==\"}",
                "{\"sealed\":\"AAA=\"}",
                "{\"sealed\":\"ab+/\",\"v\":1}",
                "{\"text\":\"a\",\"note\":{\"system\":{}}}"
            })
    void readShouldKeepContentByteForByte(String content) throws IOException {
        ContentJson.Reading.Accepted accepted =
                assertInstanceOf(ContentJson.Reading.Accepted.class, read(content, LIMIT));
        assertEquals(content, new String(accepted.json(), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"other\":1}",
                "{\"text\":\"a\",\"sealed\":\"AAAA\"}",
                "{\"contact\":{},\"location\":{}}",
                "{\"text\":1}",
                "{\"text\":null}",
                "{\"text\":{\"text\":\"a\"}}",
                "{\"attachment\":\"a\"}",
                "{\"location\":[]}",
                "{\"sealed\":\"\"}",
                "{\"sealed\":\"A\"}",
                "{\"sealed\":\"A===\"}",
                "{\"sealed\":\"====\"}",
                "{\"sealed\":\"AA_-\"}",
                "{\"sealed\":\"AA=A\"}",
                "{\"sealed\":{}}",
                "{\"system\":{\"change\":\"left\"}}",
                "{\"text\":\"a\",\"system\":null}",
                "{\"system\":1,\"text\":\"a\"}",
                "{\"s\\u0079stem\":{},\"text\":\"a\"}",
                "\"text\"",
                "[{\"text\":\"a\"}]",
                "null",
                "7"
            })
    void readShouldRefuseWhatIsNotExactlyOneKindAndReadOnBehindIt(String content) throws IOException {
        ContentJson.Reading.Refused refused = assertInstanceOf(ContentJson.Reading.Refused.class, read(content, LIMIT));
        assertEquals(ErrorCode.BAD_FRAME, refused.code());
    }

    @Test
    void readShouldRefuseContentAboveTheLimitInBytes() throws IOException {
        String content = "{\"text\":\"" + "é".repeat(20) + "\"}";
        int bytes = content.getBytes(UTF_8).length;
        assertInstanceOf(ContentJson.Reading.Accepted.class, read(content, bytes));
        ContentJson.Reading.Refused refused =
                assertInstanceOf(ContentJson.Reading.Refused.class, read(content, bytes - 1));
        assertEquals(ErrorCode.TOO_LARGE, refused.code());
        assertEquals("content: 51 bytes (expected: at most 50)", refused.message());
    }

    @Test
    void readShouldFailWhenContentIsNotJson() {
        assertThrows(JsonProcessingException.class, () -> read("{\"text\":\"a\",\"text\":\"b\"}", LIMIT));
        assertThrows(JsonProcessingException.class, () -> read("{\"text\":\"a\" \"b\"}", LIMIT));
    }

    /// Reads content inside a frame, behind multi-byte characters, from the middle of an array.
    private static ContentJson.Reading read(String content, int limit) throws IOException {
        String before = "garbage\u00e9";
        String frame = "{\"ref\":\"\u00e9😀\",\"content\": " + content + " ,\"after\":true}";
        byte[] source = (before + frame + "]").getBytes(UTF_8);
        int offset = before.getBytes(UTF_8).length;
        try (JsonParser parser = JSON.parser(source, offset, frame.getBytes(UTF_8).length)) {
            while (!"content".equals(parser.currentName())) {
                parser.nextToken();
            }
            parser.nextToken();
            ContentJson.Reading reading = ContentJson.read(parser, source, offset, limit);
            assertEquals(JsonToken.FIELD_NAME, parser.nextToken());
            assertEquals("after", parser.currentName());
            assertEquals(JsonToken.VALUE_TRUE, parser.nextToken());
            assertEquals(JsonToken.END_OBJECT, parser.nextToken());
            return reading;
        }
    }
}
