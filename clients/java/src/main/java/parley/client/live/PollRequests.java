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
        return http.sendAsync(
                request("/v1/poll" + query(route, '?'), token, timeout)
                        .POST(json(frame))
                        .build(),
                text());
    }

    /// One session.
    ///
    /// @param id what the server calls it
    /// @param token of the device
    /// @param route that it was opened with: load balancers lead all its requests to the same place by it
    record Session(String id, String token, String route) {
        /// Leaves the token out, so that it does not end up in a log.
        @Override
        public String toString() {
            return "Session[id=" + id + ", route=" + route + "]";
        }
    }

    /// @param message a frame or an array of them
    HttpResponse<String> post(Session session, String message) throws IOException, InterruptedException {
        return exchange(request(path(session) + query(session.route(), '?'), session.token(), timeout)
                .POST(json(message)));
    }

    /// @param ack the highest batch that was processed
    HttpResponse<String> get(Session session, long ack) throws IOException, InterruptedException {
        String path = path(session) + "?ack=" + ack + query(session.route(), '&');
        return exchange(
                request(path, session.token(), SERVER_WAIT.plus(timeout)).GET());
    }

    /// Ends the session at the server.
    HttpResponse<String> end(Session session) throws IOException, InterruptedException {
        return exchange(request(path(session) + query(session.route(), '?'), session.token(), timeout)
                .DELETE());
    }

    private static String path(Session session) {
        return "/v1/poll/" + URLEncoder.encode(session.id(), StandardCharsets.UTF_8);
    }

    private static String query(String route, char start) {
        return route.isEmpty() ? "" : start + "route=" + URLEncoder.encode(route, StandardCharsets.UTF_8);
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
