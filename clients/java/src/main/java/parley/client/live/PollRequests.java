package parley.client.live;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// The requests of long-polling.
final class PollRequests {
    /// How long the server keeps a request for frames, at most.
    private static final Duration SERVER_WAIT = Duration.ofSeconds(25);
    private static final long MAX_ANSWER_BYTES = 16L << 20;

    private final URI base;
    private final HttpClient http;
    private final Duration timeout;

    /// @param base where the server answers
    /// @param timeout of a request that the server answers at once
    PollRequests(URI base, HttpClient http, Duration timeout) {
        this.base = base;
        this.http = http;
        this.timeout = timeout;
    }

    /// Cancelling the future gives the request up.
    CompletableFuture<HttpResponse<String>> open(String token, String route, String frame) {
        String query = route.isEmpty() ? "" : "?route=" + URLEncoder.encode(route, StandardCharsets.UTF_8);
        return http.sendAsync(
                request("/v1/poll" + query, token, timeout).POST(json(frame)).build(), text());
    }

    /// @param message a frame or an array of them
    HttpResponse<String> post(String session, String token, String message) throws IOException, InterruptedException {
        return exchange(request(path(session), token, timeout).POST(json(message)));
    }

    /// @param ack the highest batch that was processed
    HttpResponse<String> get(String session, String token, long ack) throws IOException, InterruptedException {
        return exchange(request(path(session) + "?ack=" + ack, token, SERVER_WAIT.plus(timeout))
                .GET());
    }

    /// Ends the session at the server.
    HttpResponse<String> end(String session, String token) throws IOException, InterruptedException {
        return exchange(request(path(session), token, timeout).DELETE());
    }

    private static String path(String session) {
        return "/v1/poll/" + URLEncoder.encode(session, StandardCharsets.UTF_8);
    }

    private static HttpRequest.BodyPublisher json(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private HttpRequest.Builder request(String path, String token, Duration patience) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(patience)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Cache-Control", "no-store");
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), text());
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_ANSWER_BYTES);
    }
}
