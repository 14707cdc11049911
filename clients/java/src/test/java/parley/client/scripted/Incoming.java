package parley.client.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import parley.client.json.Json;

/// The frames that a client has sent over one connection.
final class Incoming {
    private static final int PATIENCE_SECONDS = 10;

    private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();

    /// Takes a frame or an array of them.
    ///
    /// @return how many
    int add(String text) {
        JsonNode message = Json.read(text);
        if (message.isArray()) {
            message.forEach(frames::add);
            return message.size();
        }
        frames.add(message);
        return 1;
    }

    JsonNode next() {
        try {
            JsonNode frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("the client sent nothing");
            }
            return frame;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    JsonNode next(String type) {
        JsonNode frame = next();
        while (!frame.path("t").asText().equals(type)) {
            frame = next();
        }
        return frame;
    }

    List<JsonNode> pending() {
        return new ArrayList<>(frames);
    }
}
