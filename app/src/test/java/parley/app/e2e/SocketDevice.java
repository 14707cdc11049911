package parley.app.e2e;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A device over WebSocket. Hands everything on as it comes.
final class SocketDevice implements Device, WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Consumer<String> texts;
    private final AtomicInteger closeCode = new AtomicInteger();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private SocketDevice(HttpClient http, URI server, String token, Consumer<String> texts) {
        this.texts = texts;
        this.socket = http.newWebSocketBuilder()
                .subprotocols("parley.v1.json")
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://" + server.getAuthority() + "/v1/ws"), this)
                .join();
    }

    /// Connects and says hello.
    static SocketDevice open(HttpClient http, URI server, String token, Consumer<String> texts) {
        SocketDevice device = new SocketDevice(http, server, token, texts);
        device.send("{\"t\":\"hello\"}");
        return device;
    }

    @Override
    public synchronized void send(String frames) {
        try {
            socket.sendText(frames, true).join();
        } catch (CompletionException ended) {
            // As on any connection that is gone.
        }
    }

    @Override
    public int awaitClose() {
        await().atMost(PATIENCE).until(() -> closeCode.get() != 0);
        return closeCode.get();
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            texts.accept(partial.toString());
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
