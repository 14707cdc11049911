package parley.adapter.websocket.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonBytesTest {
    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 99, 100, -1, -10, 1_732_445_083_123L, Long.MAX_VALUE, Long.MIN_VALUE})
    void numberShouldWriteWhatTheJdkWrites(long value) {
        assertEquals(Long.toString(value), text(new JsonBytes(1).number(value)));
    }

    @Test
    void numberShouldWriteRandomValues() {
        for (int round = 0; round < 10_000; round++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertEquals(Long.toString(value), text(new JsonBytes(4).number(value)));
        }
    }

    @Test
    void idShouldWriteTheCanonicalForm() {
        for (int round = 0; round < 1_000; round++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            assertEquals("\"" + id + "\"", text(new JsonBytes(1).id(id)));
        }
    }

    @Test
    void textShouldComeBackFromAParser() throws IOException {
        for (int round = 0; round < 1_000; round++) {
            String written = randomText();
            try (JsonParser parser = new JsonFactory()
                    .createParser(new JsonBytes(1).text(written).toByteArray())) {
                parser.nextToken();
                assertEquals(written, parser.getText());
            }
        }
    }

    @Test
    void skipShouldLeaveRoomInFront() {
        JsonBytes out = new JsonBytes(2).skip(3).raw('x');

        out.array()[0] = 'a';

        assertEquals(4, out.length());
        assertEquals('a', out.toByteArray()[0]);
        assertEquals('x', out.toByteArray()[3]);
    }

    private String randomText() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        for (int at = 0; at < length; at++) {
            int point = random.nextInt(4) == 0 ? random.nextInt(0x11_0000) : random.nextInt(128);
            boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            text.appendCodePoint(surrogate ? '"' : point);
        }
        return text.toString();
    }

    private static String text(JsonBytes bytes) {
        return new String(bytes.toByteArray(), UTF_8);
    }
}
