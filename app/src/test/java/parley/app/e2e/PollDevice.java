package parley.app.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A device over long-polling, which repeats what fails on the way. Hands everything on as it comes.
final class PollDevice implements Device {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http;
    private final URI server;
    private final String token;
    private final String session;
    private final String route;
    private final Consumer<String> texts;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger empty = new AtomicInteger();
    private final AtomicInteger closeCode = new AtomicInteger();
    private final Thread poller = Thread.ofVirtual().unstarted(this::poll);
    private volatile boolean left;

    private PollDevice(
            HttpClient http, URI server, String token, String session, String route, Consumer<String> texts) {
        this.http = http;
        this.server = server;
        this.token = token;
        this.session = session;
        this.route = route;
        this.texts = texts;
    }

    static PollDevice open(HttpClient http, URI server, String token, Consumer<String> texts)
            throws IOException, InterruptedException {
        return open(http, server, token, "anywhere", texts);
    }

    static PollDevice open(HttpClient http, URI server, String token, String route, Consumer<String> texts)
            throws IOException, InterruptedException {
        PollDevice device = new PollDevice(http, server, token, session(http, server, token, route), route, texts);
        device.poller.start();
        return device;
    }

    /// Opens a session without polling it.
    static String session(HttpClient http, URI server, String token) throws IOException, InterruptedException {
        return session(http, server, token, "anywhere");
    }

    private static String session(HttpClient http, URI server, String token, String route)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request(server, "/v1/poll?route=" + route, token)
                        .POST(BodyPublishers.ofString("{\"t\":\"hello\"}"))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + ": " + answer.body());
        }
        return MAPPER.readTree(answer.body()).get("session").asText();
    }

    static HttpRequest.Builder request(URI server, String path, String token) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
    }

    /// Requests that got no answer.
    int failures() {
        return failures.get();
    }

    /// Requests for frames that ended without any.
    int empty() {
        return empty.get();
    }

    String session() {
        return session;
    }

    @Override
    public void send(String frames) {
        HttpRequest request = request(server, "/v1/poll/" + session + "?route=" + route, token)
                .POST(BodyPublishers.ofString(frames))
                .build();
        while (!left) {
            try {
                int status = http.send(request, BodyHandlers.discarding()).statusCode();
                if (status != 204 && status != 404) {
                    throw new AssertionError("POST answered " + status);
                }
                return;
            } catch (IOException lost) {
                failures.incrementAndGet();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public int awaitClose() {
        await().atMost(PATIENCE).until(() -> closeCode.get() != 0);
        return closeCode.get();
    }

    /// Stops asking; the session stays until the server misses it.
    @Override
    public void close() {
        left = true;
        poller.interrupt();
    }

    private void poll() {
        long processed = 0;
        while (!left && closeCode.get() == 0) {
            try {
                HttpRequest request = request(
                                server, "/v1/poll/" + session + "?ack=" + processed + "&route=" + route, token)
                        .GET()
                        .build();
                processed = take(http.send(request, BodyHandlers.ofString()), processed);
            } catch (IOException lost) {
                failures.incrementAndGet();
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private long take(HttpResponse<String> answer, long processed) throws IOException {
        switch (answer.statusCode()) {
            case 200 -> {
                JsonNode batch = MAPPER.readTree(answer.body());
                if (batch.get("n").asLong() != processed + 1) {
                    texts.accept("[{\"t\":\"fault\"}]");
                }
                texts.accept(batch.get("frames").toString());
                if (batch.has("close")) {
                    closeCode.set(batch.get("close").asInt());
                }
                return batch.get("n").asLong();
            }
            case 204 -> empty.incrementAndGet();
            case 404 -> closeCode.compareAndSet(0, 404);
            default -> throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return processed;
    }
}
