package parley.app.e2e;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A WebSocket without a client's good manners: shows frames and close codes as they are.
final class RawSocket implements WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final AtomicInteger closeCode = new AtomicInteger();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private RawSocket(HttpClient http, URI server, String accessToken, String query) {
        this.socket = http.newWebSocketBuilder()
                .subprotocols("parley.v1.json")
                .header("Authorization", "Bearer " + accessToken)
                .buildAsync(URI.create("ws://" + server.getAuthority() + "/v1/ws" + query), this)
                .join();
    }

    /// Connects and says hello.
    static RawSocket open(HttpClient http, URI server, String accessToken) {
        return greeted(new RawSocket(http, server, accessToken, ""));
    }

    /// The same with a route.
    static RawSocket open(HttpClient http, URI server, String accessToken, String route) {
        return greeted(new RawSocket(http, server, accessToken, "?route=" + route));
    }

    /// The status of a refusal to open one; 0 if there was no answer.
    static int status(CompletionException refusal) {
        return refusal.getCause() instanceof WebSocketHandshakeException handshake
                ? handshake.getResponse().statusCode()
                : 0;
    }

    private static RawSocket greeted(RawSocket raw) {
        raw.send("{\"t\":\"hello\"}");
        raw.awaitFrame("\"t\":\"welcome\"");
        return raw;
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    /// Waits for a text that contains `part`.
    String awaitFrame(String part) {
        await().atMost(PATIENCE).until(() -> frames.stream().anyMatch(frame -> frame.contains(part)));
        return frames.stream().filter(frame -> frame.contains(part)).findFirst().orElseThrow();
    }

    int awaitClose() {
        await().atMost(PATIENCE).until(() -> closeCode.get() != 0);
        return closeCode.get();
    }

    /// Ends the connection without a goodbye.
    void abort() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeCode.set(statusCode);
        return null;
    }
}
