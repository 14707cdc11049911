package parley.app.command;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import parley.app.config.ParleyConfig;
import parley.app.server.ChatServer;
import picocli.CommandLine.Command;

/// Starts a server on a temporary directory and a free port, uses it briefly and stops it.
///
/// The launcher runs it with `-XX:AOTCacheOutput`, so that later starts find their classes loaded and linked.
@Command(name = "train", description = "Rehearse a start, to make later starts fast.", hidden = true)
public final class TrainCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("parley-train");
        try (ChatServer server = ChatServer.start(
                ParleyConfig.with(Map.of("server.port", "0", "data-directory", directory.toString())))) {
            return exercise(server) ? 0 : 1;
        } finally {
            delete(directory);
        }
    }

    private static boolean exercise(ChatServer server) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : List.of("/health/live", "/health/ready")) {
                HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path))
                        .timeout(PATIENCE)
                        .build();
                if (client.send(request, BodyHandlers.discarding()).statusCode() >= 300) {
                    return false;
                }
            }
            return true;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
