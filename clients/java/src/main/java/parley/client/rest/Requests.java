package parley.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import parley.client.json.Json;
import parley.client.model.ErrorCode;
import parley.client.model.Page;
import parley.client.model.RefusedException;

/// Requests of a logged-in device. A refused access token is replaced once.
final class Requests {
    private final HttpCalls calls;
    private final Authenticator authenticator;

    Requests(HttpCalls calls, Authenticator authenticator) {
        this.calls = calls;
        this.authenticator = authenticator;
    }

    JsonNode get(String path) {
        return call("GET", path);
    }

    /// The answer to a GET, as it stands.
    String text(String path) {
        return authorized(token -> calls.text("GET", path, token, HttpCalls.nothing(), Map.of()));
    }

    JsonNode call(String method, String path) {
        return call(method, path, HttpCalls.nothing());
    }

    JsonNode call(String method, String path, JsonNode body) {
        return call(method, path, body, Map.of());
    }

    JsonNode call(String method, String path, JsonNode body, Map<String, String> headers) {
        return authorized(token -> calls.call(method, path, token, body, headers));
    }

    <T> Page<T> page(String path, String cursor, int limit, Function<JsonNode, T> item) {
        JsonNode answer = get(paged(path, cursor, limit));
        return new Page<>(Answers.items(answer, item), answer.path("next").asText());
    }

    /// Nothing if the server says `not_found`.
    Optional<JsonNode> found(Supplier<JsonNode> lookup) {
        try {
            return Optional.of(lookup.get());
        } catch (RefusedException refused) {
            if (refused.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    static String paged(String path, String cursor, int limit) {
        return path + "?limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static ObjectNode fields(Map<String, Object> values) {
        ObjectNode body = Json.object();
        values.forEach((name, value) -> {
            switch (value) {
                case Boolean flag -> body.put(name, flag);
                case Long number -> body.put(name, number);
                default -> body.put(name, value.toString());
            }
        });
        return body;
    }

    private <T> T authorized(Function<String, T> request) {
        String token = authenticator.accessToken();
        try {
            return request.apply(token);
        } catch (RefusedException refused) {
            if (refused.code() != ErrorCode.UNAUTHENTICATED) {
                throw refused;
            }
            return request.apply(authenticator.accessTokenInsteadOf(token));
        }
    }
}
