package parley.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("parley-train");
        ParleyConfig config = ParleyConfig.with(Map.of("server.port", "0", "data-directory", directory.toString()));
        try (ChatServer server = ChatServer.start(config);
                Rehearsal rehearsal = new Rehearsal(server.uri())) {
            rehearsal.run();
            return 0;
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
