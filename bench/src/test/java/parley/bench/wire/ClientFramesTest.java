package parley.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFramesTest {

    private static final String USER = "0f0e0d0c-0b0a-4908-8706-050403020100";
    private static final RunClock CLOCK = new RunClock(0, 1_700_000_000_000L);

    @ParameterizedTest
    @ValueSource(ints = {ClientFrames.MIN_BODY, 100, ClientFrames.MAX_BODY})
    void sendShouldBeJsonOfTheProtocol(int body) throws IOException {
        ByteQueue out = new ByteQueue();
        frames(body).send(out, USER.getBytes(US_ASCII), 1_234_567, 8, 9);

        JsonNode json = payload(out);
        assertEquals("send", json.path("t").asText());
        assertEquals(USER, json.path("to").path("user").asText());
        String cid = json.path("cid").asText();
        Stamp stamp = new Stamp(CLOCK);
        assertTrue(stamp.read(cid.getBytes(US_ASCII), 0));
        assertEquals(9, stamp.number());
        String text = json.path("content").path("text").asText();
        assertEquals(body, text.length());
        assertTrue(text.startsWith(cid));
    }

    @Test
    void confirmationShouldNameEveryConversation() throws IOException {
        ClientFrames frames = frames(100);
        ByteQueue out = new ByteQueue();
        frames.startConfirmation();
        for (int i = 0; i < ClientFrames.MAX_CONFIRMED; i++) {
            frames.confirm(id(i).getBytes(US_ASCII), Long.MAX_VALUE - i);
        }
        frames.endConfirmation(out);

        JsonNode json = payload(out);
        assertEquals("received", json.path("t").asText());
        assertEquals(ClientFrames.MAX_CONFIRMED, json.path("upTo").size());
        assertEquals(Long.MAX_VALUE - 7, json.path("upTo").path(id(7)).asLong());
    }

    @Test
    void sendToGroupShouldNameTheConversation() throws IOException {
        ByteQueue out = new ByteQueue();
        frames(100).sendToGroup(out, USER.getBytes(US_ASCII), 1_234_567, 8, 9);

        JsonNode json = payload(out);
        assertEquals("send", json.path("t").asText());
        assertEquals(1, json.path("to").size());
        assertEquals(USER, json.path("to").path("conversation").asText());
        assertTrue(json.path("content")
                .path("text")
                .asText()
                .startsWith(json.path("cid").asText()));
    }

    @Test
    void readShouldNameConversationAndSeq() throws IOException {
        ByteQueue out = new ByteQueue();
        frames(100).read(out, USER.getBytes(US_ASCII), 42);

        JsonNode json = payload(out);
        assertEquals("read", json.path("t").asText());
        assertEquals(USER, json.path("conversation").asText());
        assertEquals(42, json.path("seq").asLong());
    }

    @Test
    void helloAndPingShouldBeJson() throws IOException {
        ByteQueue out = new ByteQueue();
        frames(100).hello(out);
        assertEquals("hello", payload(out).path("t").asText());
        frames(100).ping(out);
        assertEquals("ping", payload(out).path("t").asText());
    }

    private static String id(int number) {
        return USER.substring(0, 33) + (100 + number);
    }

    private static ClientFrames frames(int body) {
        return new ClientFrames(CLOCK, body, new SplittableRandom(1));
    }

    /// What the single masked frame in a queue holds.
    private static JsonNode payload(ByteQueue out) throws IOException {
        byte[] bytes = new byte[out.length()];
        out.drainTo(bytes);
        int header = (bytes[1] & 0x7f) == 126 ? 4 : 2;
        for (int i = header + 4; i < bytes.length; i++) {
            bytes[i] ^= bytes[header + (i - header - 4) % 4];
        }
        return new ObjectMapper().readTree(bytes, header + 4, bytes.length - header - 4);
    }
}
