package parley.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.adapter.wire.Schema;
import parley.adapter.wire.YamlDocument;

/// The committed OpenAPI document, as tests need it.
public final class OpenApi {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final YamlDocument document;
    private final Map<String, JsonNode> operations = new LinkedHashMap<>();

    private OpenApi(YamlDocument document) {
        this.document = document;
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }

    public static OpenApi read() {
        return new OpenApi(YamlDocument.read("openapi.yaml"));
    }

    YamlDocument document() {
        return document;
    }

    /// Method and path of every operation.
    Set<String> routes() {
        return new TreeSet<>(operations.keySet());
    }

    JsonNode operation(String route) {
        return operations.get(route);
    }

    /// The names of an operation's parameters in `query`, `path` or `header`.
    Set<String> parameters(String route, String in) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation(route).path("parameters")) {
            JsonNode resolved = document.resolve(parameter);
            if (resolved.path("in").asText().equals(in)) {
                names.add(resolved.path("name").asText());
            }
        }
        return names;
    }

    /// What is wrong with an answer to a call of a documented route; empty if nothing.
    List<String> faults(String method, String path, Reply reply) {
        Optional<String> route = routes().stream()
                .filter(candidate -> path.matches(pattern(method, candidate)))
                .findFirst();
        if (route.isEmpty()) {
            return List.of(method + " " + path + ": not in the document");
        }
        JsonNode response =
                document.resolve(operation(route.get()).path("responses").path("" + reply.status()));
        if (response.isMissingNode()) {
            return List.of(route.get() + ": status " + reply.status() + " is not in the document");
        }
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            if (reply.header(header.getKey()).isEmpty()) {
                return List.of(route.get() + " " + reply.status() + ": header " + header.getKey() + " is missing");
            }
        }
        return bodyFaults(route.get(), response, reply);
    }

    private List<String> bodyFaults(String route, JsonNode response, Reply reply) {
        String type = reply.header("Content-Type").replaceAll(";.*", "");
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return reply.body().isEmpty() ? List.of() : List.of(route + ": a body that is not in the document");
        }
        if (!content.has(type)) {
            return List.of(route + " " + reply.status() + ": type " + type + " is not in the document");
        }
        boolean json = type.endsWith("json");
        return json ? new Schema(document, content.get(type).get("schema")).faults(reply.json()) : List.of();
    }

    private static String pattern(String method, String route) {
        String[] parts = route.split(" ", 2);
        return parts[0].equals(method) ? parts[1].replaceAll("\\{[a-z]+}", "[^/?]+") + "(\\?.*)?" : "(?!)";
    }
}
