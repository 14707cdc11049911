package parley.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.app.check.StartupException;
import parley.app.config.ParleyConfig;

class ChatServerIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void healthShouldBeUpOnceStarted(String path) throws IOException, InterruptedException {
        try (ChatServer server = ChatServer.start(config());
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(server.uri().resolve(path)).build();

            assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode());
        }
    }

    @Test
    void startShouldRefuseDataDirectoryOfARunningServer() {
        try (ChatServer first = ChatServer.start(config())) {
            StartupException refusal = assertThrows(StartupException.class, () -> ChatServer.start(config()));

            assertTrue(refusal.getMessage().contains("another server is using it"), first.uri() + refusal.getMessage());
        }
    }

    @Test
    void startShouldRefuseTakenPortAndReleaseItsDataDirectory() {
        try (ChatServer first = ChatServer.start(config())) {
            ParleyConfig second = config(first.uri().getPort(), directory.resolve("second"));
            StartupException refusal = assertThrows(StartupException.class, () -> ChatServer.start(second));

            assertTrue(refusal.getMessage().startsWith("cannot listen on 127.0.0.1:"));
            ChatServer.start(config(0, directory.resolve("second"))).close();
        }
    }

    private ParleyConfig config() {
        return config(0, directory);
    }

    private static ParleyConfig config(int port, Path data) {
        return ParleyConfig.with(Map.of("server.port", Integer.toString(port), "data-directory", data.toString()));
    }
}
