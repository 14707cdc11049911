package parley.app.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.kernel.Uuids;

/// Uses a server once for everything that people do with it most, so that the classes behind it are loaded.
final class Rehearsal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CREDENTIALS = "\"handle\":\"rehearsal\",\"password\":\"only for a moment\"";

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    Rehearsal(URI server) {
        this.server = server;
    }

    /// @throws IllegalStateException if the server does not answer as it should
    void run() throws IOException, InterruptedException {
        call("GET", "/health/live", BodyPublishers.noBody());
        call("GET", "/health/ready", BodyPublishers.noBody());
        call("POST", "/v1/accounts", body("{" + CREDENTIALS + "}"));
        String login = call("POST", "/v1/tokens", body("{" + CREDENTIALS + ",\"device\":{\"name\":\"second\"}}"));
        token = field("accessToken", login);
        String user = field("user", login);
        String conversation = chat(user);
        call("GET", "/v1/users?handle=rehearsal", BodyPublishers.noBody());
        call("GET", "/v1/conversations", BodyPublishers.noBody());
        call("GET", "/v1/conversations/" + conversation + "/messages", BodyPublishers.noBody());
        call("GET", "/metrics", BodyPublishers.noBody());
    }

    /// Writes to oneself over a WebSocket.
    ///
    /// @return the conversation
    private String chat(String user) throws InterruptedException {
        Frames frames = new Frames();
        WebSocket socket = http.newWebSocketBuilder()
                .subprotocols("parley.v1.json")
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://" + server.getAuthority() + "/v1/ws"), frames)
                .join();
        send(socket, "{\"t\":\"hello\"}");
        frames.await("synced");
        UUID cid = Uuids.version7(System.currentTimeMillis(), 0, 0);
        send(
                socket,
                "{\"t\":\"send\",\"to\":{\"user\":\"" + user + "\"},\"cid\":\"" + cid
                        + "\",\"content\":{\"text\":\"one, two\"}}");
        String conversation = field("conversation", frames.await("ack"));
        send(socket, "{\"t\":\"received\",\"conversation\":\"" + conversation + "\",\"seq\":1}");
        send(socket, "{\"t\":\"read\",\"conversation\":\"" + conversation + "\",\"seq\":1}");
        send(socket, "{\"t\":\"ping\"}");
        frames.await("pong");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        return conversation;
    }

    private static void send(WebSocket socket, String frame) {
        socket.sendText(frame, true).join();
    }

    private String call(String method, String path, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).method(method, body);
        request.header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static BodyPublisher body(String json) {
        return BodyPublishers.ofString(json);
    }

    private static String field(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in an answer");
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        http.close();
    }

    /// The texts that come in, whole.
    private static final class Frames implements WebSocket.Listener {
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();

        /// The next text with a frame of this type.
        String await(String type) throws InterruptedException {
            for (; ; ) {
                String text = texts.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (text == null) {
                    throw new IllegalStateException("no " + type + " came");
                }
                if (text.contains("\"t\":\"" + type + "\"")) {
                    return text;
                }
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            partial.append(part);
            if (last) {
                texts.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
