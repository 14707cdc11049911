package parley.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import parley.client.json.Json;

/// What a message carries: a JSON object with exactly one of the keys `text`, `attachment`, `location`,
/// `contact` (readable) or `sealed` (opaque to the server). The server keeps the object byte for byte, so the
/// text is kept here as it is.
///
/// @param json the object's JSON text
public record Content(String json) {
    private static final String TEXT = "text";
    private static final String SEALED = "sealed";
    private static final List<String> KINDS = List.of(TEXT, "attachment", "location", "contact", SEALED);

    public Content {
        if (!json.startsWith("{")) {
            throw new IllegalArgumentException("content of length " + json.length() + " (expected: a JSON object)");
        }
    }

    /// Plain text.
    public static Content text(String text) {
        return new Content(Json.write(Json.object().put(TEXT, text)));
    }

    /// Bytes that only the recipients can read.
    public static Content sealed(byte[] bytes) {
        return new Content(
                Json.write(Json.object().put(SEALED, Base64.getEncoder().encodeToString(bytes))));
    }

    /// Any content object, checked.
    ///
    /// @throws IllegalArgumentException if `json` is not a JSON object with exactly one of the content keys
    public static Content of(String json) {
        JsonNode node = Json.read(json);
        if (!(node instanceof ObjectNode) || KINDS.stream().filter(node::has).count() != 1) {
            throw new IllegalArgumentException("content (expected: an object with exactly one of " + KINDS + ")");
        }
        return new Content(json.strip());
    }

    /// Which of the content keys it has; empty if this version knows none of them.
    public Optional<String> kind() {
        JsonNode node = Json.read(json);
        return KINDS.stream().filter(node::has).findFirst();
    }

    /// The text of a text message.
    public Optional<String> asText() {
        return string(TEXT);
    }

    /// The bytes of a sealed message; empty for other kinds and for what is not base64.
    public Optional<byte[]> asSealed() {
        return string(SEALED).flatMap(Content::decode);
    }

    private Optional<String> string(String key) {
        JsonNode value = Json.read(json).path(key);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// Leaves the content out, so that it does not end up in a log.
    @Override
    public String toString() {
        return "Content[" + json.length() + " characters]";
    }
}
