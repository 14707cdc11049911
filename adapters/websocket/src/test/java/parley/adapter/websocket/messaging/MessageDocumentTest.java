package parley.adapter.websocket.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
        LogEntry entry = new LogEntry(
                Ids.CHAT,
                7,
                1,
                EntryKind.MESSAGE,
                7,
                Ids.ALICE,
                Ids.PHONE,
                Ids.CID,
                1_700_000_000_000L,
                0,
                7,
                Content.of("{\"text\":\"hi\",\"replyTo\":3}".getBytes(UTF_8)));

        JsonNode frame = new ObjectMapper().readTree(MessageJson.encode(entry));

        assertEquals(List.of(), AsyncApi.read().faultsOfServerFrame(frame));
    }
}
