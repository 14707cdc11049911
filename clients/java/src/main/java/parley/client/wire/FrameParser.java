package parley.client.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import parley.client.json.Json;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;

/// Reads the text of a WebSocket message: one frame or an array of them.
///
/// Streams instead of building trees, and cuts `content` out of the text as it stands, so that it stays byte
/// for byte what the sender wrote.
public final class FrameParser {
    private FrameParser() {}

    /// @return the frames in their order
    /// @throws MalformedFrameException if the text is not JSON, or a frame lacks a field or has one of a
    /// wrong
    ///     type
    public static List<ServerFrame> parse(String text) {
        try (JsonParser parser = Json.factory().createParser(text)) {
            List<ServerFrame> frames = new ArrayList<>();
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                frames.add(fields(parser, text).toFrame());
            } else if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    frames.add(fields(parser, text).toFrame());
                }
                expect(parser, JsonToken.END_ARRAY);
            } else {
                throw new MalformedFrameException(
                        "a message of length " + text.length() + " (expected: object or array)");
            }
            return frames;
        } catch (IOException malformed) {
            throw new MalformedFrameException("a message of length " + text.length() + " (expected: JSON)", malformed);
        }
    }

    /// Reads a page of history as the REST API answers it; its messages have the fields of the frame.
    ///
    /// @throws MalformedFrameException if the text is something else
    public static HistoryPage history(String text) {
        try (JsonParser parser = Json.factory().createParser(text)) {
            List<HistoryEntry> entries = new ArrayList<>();
            FrameFields page = new FrameFields();
            parser.nextToken();
            expect(parser, JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("items") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        entries.add(fields(parser, text).toHistoryEntry());
                    }
                } else if (value == JsonToken.VALUE_NUMBER_INT) {
                    page.put(name, scalar(parser, value));
                } else {
                    parser.skipChildren();
                }
            }
            return page.toHistoryPage(entries);
        } catch (IOException malformed) {
            throw new MalformedFrameException("history of length " + text.length() + " (expected: JSON)", malformed);
        }
    }

    private static FrameFields fields(JsonParser parser, String text) throws IOException {
        FrameFields fields = new FrameFields();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("content")) {
                fields.put(name, raw(parser, text));
            } else if (value == JsonToken.START_OBJECT) {
                fields.put(name, object(parser));
            } else if (value == JsonToken.START_ARRAY && name.equals("items")) {
                fields.items(objects(parser));
            } else if (value == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                fields.put(name, scalar(parser, value));
            }
        }
        expect(parser, JsonToken.END_OBJECT);
        return fields;
    }

    private static List<FrameFields> objects(JsonParser parser) throws IOException {
        List<FrameFields> objects = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next == JsonToken.START_OBJECT; next = parser.nextToken()) {
            objects.add(object(parser));
        }
        expect(parser, JsonToken.END_ARRAY);
        return objects;
    }

    /// The scalars of a nested object; deeper levels do not occur in frames and are skipped.
    private static FrameFields object(JsonParser parser) throws IOException {
        FrameFields fields = new FrameFields();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                fields.put(name, scalar(parser, value));
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    private static Object scalar(JsonParser parser, JsonToken value) throws IOException {
        return switch (value) {
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> parser.getText();
        };
    }

    private static String raw(JsonParser parser, String text) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            throw new MalformedFrameException("content is no object");
        }
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        parser.skipChildren();
        return text.substring(start, Math.toIntExact(parser.currentLocation().getCharOffset()));
    }

    private static void expect(JsonParser parser, JsonToken token) {
        if (parser.currentToken() != token) {
            throw new MalformedFrameException("found " + parser.currentToken() + " (expected: " + token + ")");
        }
    }
}
