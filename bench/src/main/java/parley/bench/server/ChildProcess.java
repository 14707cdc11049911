package parley.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server in a process of its own: the Java and the class path of this one, a temporary directory, a free port.
///
/// Ends when closed or when this process ends, and leaves nothing behind.
final class ChildProcess implements AutoCloseable {

    private static final int LOG_TAIL = 20;
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Path directory;
    private final Process process;
    private final Thread hook;

    private ChildProcess(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
        this.hook = Thread.ofPlatform().name("stop-server").unstarted(this::stop);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// A fresh temporary directory, named after this process.
    static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory(
                    "parley-bench-" + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port that was free a moment ago.
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a main class to its end.
    ///
    /// @param input what it reads from standard input
    /// @throws ServerFaultException if it fails
    static void run(List<String> javaOptions, List<String> mainAndArguments, String input) {
        try {
            Process process = builder(javaOptions, mainAndArguments).start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ServerFaultException(String.join(" ", mainAndArguments) + " failed: " + output.strip());
            }
        } catch (IOException e) {
            throw new ServerFaultException(String.join(" ", mainAndArguments) + " failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFaultException("interrupted");
        }
    }

    private static ProcessBuilder builder(List<String> javaOptions, List<String> mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(mainAndArguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What is meant for another server must not configure this one.
        builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
        return builder;
    }

    /// Starts a main class and waits until it is ready.
    ///
    /// @param directory for everything it writes; deleted in the end
    /// @throws ServerFaultException if it ends or is not ready within `patience`
    static ChildProcess start(
            Path directory, List<String> javaOptions, List<String> mainAndArguments, URI uri, Duration patience) {
        Path log = directory.resolve("server.log");
        ChildProcess child;
        try {
            child = new ChildProcess(
                    directory,
                    builder(javaOptions, mainAndArguments)
                            .redirectOutput(log.toFile())
                            .start());
        } catch (IOException e) {
            throw new ServerFaultException("cannot start " + mainAndArguments.getFirst() + ": " + e.getMessage());
        }
        try (Rest rest = new Rest(uri)) {
            if (!rest.awaitReady(patience, child.process::isAlive)) {
                String state = child.process.isAlive() ? "is not ready after " + patience.toSeconds() + " s" : "ended";
                String tail = tail(log);
                child.close();
                throw new ServerFaultException("the server " + state + "; the end of its log:\n" + tail);
            }
        }
        return child;
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    long pid() {
        return process.pid();
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        delete(directory);
    }

    /// Deletes a directory with everything in it, if it is there.
    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        stop();
    }
}
