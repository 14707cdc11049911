package parley.app.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What one device makes of the frames it gets: keeps the messages of others in order, confirms them, and notes
/// whatever should not have come. Survives the streams that it gets them from.
final class Receiver {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<String> texts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private long stored;
    private int repeated;

    /// @return what to confirm on the stream that brought it; empty if nothing
    synchronized String take(String text) {
        try {
            JsonNode frames = MAPPER.readTree(text);
            String toConfirm = "";
            for (JsonNode frame : frames.isArray() ? frames : List.of(frames)) {
                switch (frame.get("t").asText()) {
                    case "message" -> toConfirm = message(frame);
                    case "ack" -> acknowledged.add(frame.get("cid").asText());
                    case "fault", "error", "skip", "behind" -> faults.add(frame.toString());
                    default -> {}
                }
            }
            return toConfirm;
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(text, malformed);
        }
    }

    synchronized List<String> texts() {
        return List.copyOf(texts);
    }

    synchronized int count() {
        return texts.size();
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /// Messages that came although they were stored.
    synchronized int repeated() {
        return repeated;
    }

    boolean acknowledged(String cid) {
        return acknowledged.contains(cid);
    }

    private String message(JsonNode frame) {
        long seq = frame.get("seq").asLong();
        if (seq == stored + 1) {
            stored = seq;
            texts.add(frame.at("/content/text").asText());
        } else if (seq <= stored) {
            repeated++;
        } else {
            faults.add("seq " + seq + " after " + stored);
        }
        return "{\"t\":\"received\",\"conversation\":" + frame.get("conversation") + ",\"seq\":" + seq + "}";
    }
}
