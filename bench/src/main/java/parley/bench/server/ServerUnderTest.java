package parley.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A Parley server of our own, on a temporary data directory and a free port.
///
/// Its configuration differs from the defaults in rate limits, which one machine's load would hit at once, and in
/// allowing bulk accounts, which prepare a run. Durability and everything else that costs time are as shipped.
public final class ServerUnderTest implements AutoCloseable {

    private static final List<String> DIFFERENCES = List.of("rate limits off", "bulk accounts allowed");
    private static final List<String> JAVA_OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=50");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final Target target;

    private ServerUnderTest(ChildProcess process, Target target) {
        this.process = process;
        this.target = target;
    }

    /// Starts a server and waits until it is ready.
    ///
    /// @param mainClass normally `parley.app.Main`
    /// @param moreJavaOptions after those of the launcher, so that they win
    public static ServerUnderTest start(String mainClass, List<String> moreJavaOptions) {
        Path directory = ChildProcess.temporaryDirectory();
        int port = ChildProcess.freePort();
        URI uri = URI.create("http://127.0.0.1:" + port);
        String adminToken =
                HexFormat.of().toHexDigits(RandomGenerator.of("SecureRandom").nextLong());
        Path file = directory.resolve("parley.yaml");
        try {
            Files.writeString(file, configuration(port, directory.resolve("data"), adminToken));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> javaOptions =
                Stream.concat(JAVA_OPTIONS.stream(), moreJavaOptions.stream()).toList();
        List<String> command = List.of(mainClass, "serve", "--config", file.toString());
        ChildProcess process = ChildProcess.start(directory, javaOptions, command, uri, PATIENCE);
        return new ServerUnderTest(
                process, new Target(uri, adminToken, process.pid(), "own", DIFFERENCES, javaOptions));
    }

    private static String configuration(int port, Path data, String adminToken) {
        return """
                server:
                  host: 127.0.0.1
                  port: %d
                data-directory: %s
                admin:
                  token: %s
                  bulk-accounts: true
                """.formatted(port, data, adminToken);
    }

    public Target target() {
        return target;
    }

    @Override
    public void close() {
        process.close();
    }
}
