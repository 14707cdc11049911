package parley.client.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import parley.client.json.Json;

/// A numbered batch of frames, as the server answers a poll.
///
/// @param number counts up from 1
/// @param frames their array as it stands, for [FrameParser]
/// @param close WebSocket close code if the session ends with this batch; else 0
public record PollAnswer(long number, String frames, int close) {
    /// @throws MalformedFrameException if the text is something else
    public static PollAnswer parse(String text) {
        long number = 0;
        String frames = "";
        int close = 0;
        try (JsonParser parser = Json.factory().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedFrameException("an answer of length " + text.length() + " (expected: an object)");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("frames") && value == JsonToken.START_ARRAY) {
                    int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
                    parser.skipChildren();
                    frames = text.substring(
                            start, Math.toIntExact(parser.currentLocation().getCharOffset()));
                } else if (name.equals("n") && value == JsonToken.VALUE_NUMBER_INT) {
                    number = parser.getLongValue();
                } else if (name.equals("close") && value == JsonToken.VALUE_NUMBER_INT) {
                    close = parser.getIntValue();
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException malformed) {
            throw new MalformedFrameException("an answer of length " + text.length() + " (expected: JSON)", malformed);
        }
        if (number < 1 || frames.isEmpty()) {
            throw new MalformedFrameException("an answer without `n` or `frames`");
        }
        return new PollAnswer(number, frames, close);
    }
}
