package parley.adapter.websocket.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.adapter.websocket.frame.Ids;
import parley.adapter.wire.AsyncApi;
import parley.messaging.domain.Content;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.LogEntry;

/// The `message` frame against the AsyncAPI document.
final class MessageDocumentTest {
    @Test
    void messageShouldBeAsDocumented() throws IOException {
        JsonNode frame = frame(EntryKind.MESSAGE, "{\"text\":\"hi\",\"replyTo\":3}");

        assertEquals(List.of(), AsyncApi.read().faultsOfServerFrame(frame));
        assertFalse(frame.has("kind"));
    }

    @Test
    void changeOfTheConversationShouldBeAsDocumented() throws IOException {
        JsonNode frame = frame(EntryKind.SYSTEM, "{\"system\":{\"change\":\"joined\",\"by\":\"link\"}}");

        assertEquals(List.of(), AsyncApi.read().faultsOfServerFrame(frame));
        assertEquals("system", frame.get("kind").textValue());
    }

    @Test
    void undocumentedChangeShouldBeNoticed() throws IOException {
        JsonNode frame = frame(EntryKind.SYSTEM, "{\"system\":{\"change\":\"other\"}}");

        assertEquals(
                List.of("$.content.system.change: none of the choices"),
                AsyncApi.read().faultsOfServerFrame(frame));
    }

    private static JsonNode frame(EntryKind kind, String content) throws IOException {
        LogEntry entry = new LogEntry(
                Ids.CHAT,
                7,
                1,
                kind,
                7,
                Ids.ALICE,
                Ids.PHONE,
                Ids.CID,
                1_700_000_000_000L,
                0,
                7,
                Content.of(content.getBytes(UTF_8)));
        return new ObjectMapper().readTree(MessageJson.encode(entry));
    }
}
