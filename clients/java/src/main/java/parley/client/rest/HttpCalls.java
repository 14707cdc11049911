package parley.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import parley.client.json.Json;
import parley.client.model.ErrorCode;
import parley.client.model.RefusedException;
import parley.client.model.UnreachableException;

/// Makes JSON requests and turns refusals into exceptions.
public final class HttpCalls {
    private static final long MAX_ANSWER_BYTES = 64L << 20;
    private static final int FIRST_ERROR = 400;

    private final URI base;
    private final HttpClient http;
    private final Duration timeout;

    /// @param base where the server answers, for example `http://127.0.0.1:8080`
    /// @param timeout of one request
    public HttpCalls(URI base, HttpClient http, Duration timeout) {
        this.base = base;
        this.http = http;
        this.timeout = timeout;
    }

    /// One request.
    ///
    /// @param path path and query
    /// @param bearer access token; empty for none
    /// @param body sent as JSON unless it is missing
    /// @return the answer; missing if it is empty
    /// @throws RefusedException if the server refused
    /// @throws UnreachableException if no answer came
    JsonNode call(String method, String path, String bearer, JsonNode body) {
        return call(method, path, bearer, body, Map.of());
    }

    /// One request with more headers.
    JsonNode call(String method, String path, String bearer, JsonNode body, Map<String, String> headers) {
        String text = text(method, path, bearer, body, headers);
        if (text.isBlank()) {
            return nothing();
        }
        try {
            return Json.read(text);
        } catch (IllegalArgumentException malformed) {
            throw new UnreachableException("an answer that is not JSON: is this a Parley server?", malformed);
        }
    }

    /// One request, its answer as it stands.
    String text(String method, String path, String bearer, JsonNode body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(timeout);
        headers.forEach(request::header);
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (body.isMissingNode()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(Json.write(body)));
        }
        HttpResponse<String> response = exchange(request.build());
        if (response.statusCode() >= FIRST_ERROR) {
            throw refusal(response.statusCode(), response.body());
        }
        return response.body();
    }

    static JsonNode nothing() {
        return MissingNode.getInstance();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(
                    request,
                    HttpResponse.BodyHandlers.limiting(
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_ANSWER_BYTES));
        } catch (IOException failed) {
            throw new UnreachableException(
                    "no answer from " + base + (failed.getMessage() == null ? "" : ": " + failed.getMessage()), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted while waiting for " + base, interrupted);
        }
    }

    private static RefusedException refusal(int status, String text) {
        JsonNode problem = problem(text);
        ErrorCode code = ErrorCode.of(problem.path("code").asText());
        return new RefusedException(
                code == ErrorCode.OTHER ? byStatus(status) : code,
                problem.path("detail").asText(problem.path("title").asText("status " + status)),
                Duration.ofMillis(problem.path("retryAfterMs").asLong(0)));
    }

    private static JsonNode problem(String text) {
        try {
            return Json.read(text);
        } catch (IllegalArgumentException notOurs) {
            return nothing();
        }
    }

    /// For answers of something between the server and us, such as a load balancer.
    static ErrorCode byStatus(int status) {
        return switch (status) {
            case 400 -> ErrorCode.BAD_FRAME;
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 409 -> ErrorCode.CONFLICT;
            case 413 -> ErrorCode.TOO_LARGE;
            case 429 -> ErrorCode.RATE_LIMITED;
            case 502, 503, 504 -> ErrorCode.UNAVAILABLE;
            default -> status >= 500 ? ErrorCode.INTERNAL : ErrorCode.OTHER;
        };
    }
}
