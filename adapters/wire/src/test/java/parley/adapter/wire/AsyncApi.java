package parley.adapter.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The committed AsyncAPI document: which frames there are, and their members. For comparing it with the code of the
/// frames.
public final class AsyncApi {
    private final YamlDocument document;

    private AsyncApi(YamlDocument document) {
        this.document = document;
    }

    public static AsyncApi read() {
        return new AsyncApi(YamlDocument.read("asyncapi.yaml"));
    }

    /// The members of one frame, `t` left out.
    public record Frame(Set<String> required, Set<String> optional) {}

    /// Frames that clients send, by their `t`.
    public Map<String, Frame> fromClient() {
        return frames("fromClient");
    }

    /// Frames that the server sends, by their `t`.
    public Map<String, Frame> fromServer() {
        return frames("fromServer");
    }

    YamlDocument document() {
        return document;
    }

    /// What is wrong with a frame that the server sends, as the document sees it; empty if nothing.
    public List<String> faultsOfServerFrame(JsonNode frame) {
        String type = frame.path("t").asText();
        for (JsonNode reference : document.at("/operations/fromServer/messages")) {
            JsonNode payload = document.resolve(document.resolve(reference)).get("payload");
            if (payload.at("/properties/t/const").asText().equals(type)) {
                return new Schema(document, payload).faults(frame);
            }
        }
        return List.of("frame type " + type + ": not in the document");
    }

    /// The words at a JSON pointer to an `enum`.
    public Set<String> words(String pointer) {
        Set<String> words = new TreeSet<>();
        document.at(pointer).forEach(word -> words.add(word.asText()));
        return words;
    }

    private Map<String, Frame> frames(String operation) {
        Map<String, Frame> frames = new TreeMap<>();
        for (JsonNode reference : document.at("/operations/" + operation + "/messages")) {
            JsonNode payload = document.resolve(document.resolve(reference)).get("payload");
            Set<String> required = new TreeSet<>();
            payload.get("required").forEach(name -> required.add(name.asText()));
            Set<String> optional = new TreeSet<>();
            payload.get("properties").properties().forEach(member -> optional.add(member.getKey()));
            optional.removeAll(required);
            required.remove("t");
            frames.put(payload.at("/properties/t/const").asText(), new Frame(required, optional));
        }
        return frames;
    }
}
