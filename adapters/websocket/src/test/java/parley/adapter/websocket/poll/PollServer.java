package parley.adapter.websocket.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import parley.adapter.wire.Schema;
import parley.adapter.wire.YamlDocument;

/// A real web server with long-polling over fake contexts, each of whose answers has to be as the OpenAPI document
/// says.
final class PollServer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final PollWorld world = new PollWorld();
    final PollRoutes routes;
    private final YamlDocument document = YamlDocument.read("openapi.yaml");
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebServer server;

    PollServer() {
        routes = PollRoutes.of(world.transport, (peer, forwardedFor) -> forwardedFor.orElse("peer"));
        server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .routing(routes::setup)
                .build()
                .start();
    }

    int port() {
        return server.port();
    }

    YamlDocument document() {
        return document;
    }

    /// Opens a session and returns its id.
    String open() throws Exception {
        JsonNode answer = json(checked("/v1/poll", request("/v1/poll", "good").POST(text("{'t':'hello'}"))));
        return answer.get("session").asText();
    }

    HttpResponse<String> post(String session, String token, String frames) throws Exception {
        return checked(
                "/v1/poll/{session}", request("/v1/poll/" + session, token).POST(text(frames)));
    }

    HttpResponse<String> get(String session, String token, long acknowledged) throws Exception {
        return checked("/v1/poll/{session}", polling(session, token, acknowledged));
    }

    CompletableFuture<HttpResponse<String>> waiting(String session, long acknowledged) {
        return http.sendAsync(polling(session, "good", acknowledged).build(), BodyHandlers.ofString());
    }

    /// Sends whatever a test likes to, and compares the answer with the document.
    HttpResponse<String> checked(String path, HttpRequest.Builder call) throws Exception {
        HttpResponse<String> answer = send(call);
        String method = answer.request().method().toLowerCase(Locale.ROOT);
        String pointer = "/paths/" + path.replace("/", "~1") + "/" + method + "/responses/" + answer.statusCode();
        JsonNode response = document.resolve(document.at(pointer));
        if (response.isMissingNode()) {
            throw new AssertionError(pointer + " is not in the document");
        }
        List<String> faults = faults(response, answer);
        if (!faults.isEmpty()) {
            throw new AssertionError(pointer + ": " + faults + " in " + answer.body());
        }
        return answer;
    }

    HttpResponse<String> send(HttpRequest.Builder call) throws IOException, InterruptedException {
        return http.send(call.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    static HttpRequest.BodyPublisher text(String frames) {
        return BodyPublishers.ofString(frames.replace('\'', '"'));
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return MAPPER.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
        server.stop();
    }

    private HttpRequest.Builder polling(String session, String token, long acknowledged) {
        return request("/v1/poll/" + session + "?ack=" + acknowledged, token).GET();
    }

    private List<String> faults(JsonNode response, HttpResponse<String> answer) throws IOException {
        for (String header : (Iterable<String>) () -> response.path("headers").fieldNames()) {
            if (answer.headers().firstValue(header).isEmpty()) {
                return List.of("header " + header + " is missing");
            }
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!response.has("content")) {
            return answer.body().isEmpty() ? List.of() : List.of("a body");
        }
        return new Schema(document, response.get("content").path(type).path("schema")).faults(json(answer));
    }
}
