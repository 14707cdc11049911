package parley.adapter.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// One of the committed documents of the API, with references resolved.
public final class YamlDocument {
    private final JsonNode root;

    private YamlDocument(JsonNode root) {
        this.root = root;
    }

    /// Reads `openapi.yaml` or `asyncapi.yaml`.
    public static YamlDocument read(String name) {
        try (InputStream in = YamlDocument.class.getResourceAsStream("/parley/api/" + name)) {
            return new YamlDocument(new YAMLMapper().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The node at a JSON pointer; fails if there is none.
    public JsonNode at(String pointer) {
        JsonNode node = root.at(pointer);
        if (node.isMissingNode()) {
            throw new AssertionError("the document has no " + pointer);
        }
        return resolve(node);
    }

    /// What a reference stands for; anything else as it is.
    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? at(node.get("$ref").textValue().substring(1)) : node;
    }
}
