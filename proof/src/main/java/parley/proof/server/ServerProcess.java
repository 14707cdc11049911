package parley.proof.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A server in a process of its own, run with the Java and the class path of this one.
///
/// Its configuration differs from the defaults in what [Configuration] says. It ends when closed or when this
/// process ends.
public final class ServerProcess implements Server {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final long POLL_NANOS = 20_000_000;

    private final Path directory;
    private final String mainClass;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Thread hook = Thread.ofPlatform().unstarted(this::kill);
    private @Nullable Process process;

    /// @param directory for its data and its log
    /// @param mainClass normally `parley.app.Main`
    public ServerProcess(Path directory, String mainClass) {
        this.directory = directory;
        this.mainClass = mainClass;
        this.port = freePort();
        write(directory.resolve("parley.yaml"), Configuration.yaml(port, directory.resolve("data")));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void start() {
        Path log = directory.resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass,
                "serve",
                "--config",
                directory.resolve("parley.yaml").toString());
        Process started;
        try {
            started = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = started;
        awaitReady(started, log);
    }

    private void awaitReady(Process started, Path log) {
        HttpRequest request = HttpRequest.newBuilder(uri().resolve("/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long end = System.nanoTime() + READY.toNanos();
        while (System.nanoTime() < end) {
            if (!started.isAlive()) {
                throw new IllegalStateException(
                        "the server ended with code " + started.exitValue() + " before it was ready, see " + log);
            }
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(POLL_NANOS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the server starts", interrupted);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new IllegalStateException("the server is not ready after " + READY.toSeconds() + " s, see " + log);
    }

    @Override
    public synchronized void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroyForcibly();
        try {
            running.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        kill();
        http.shutdownNow();
    }
}
