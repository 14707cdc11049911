package parley.adapter.artemis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Runs [SendUntilKilled] in a process of its own.
final class ChildJvm {
    private static final int START_SECONDS = 60;

    private final Process process;
    private final CountDownLatch first = new CountDownLatch(1);
    private final AtomicLong last = new AtomicLong();
    private final CompletableFuture<Void> reading;

    private ChildJvm(Process process) {
        this.process = process;
        reading = CompletableFuture.runAsync(this::read);
    }

    /// @param wrapper command that runs the process, or nothing
    static ChildJvm start(List<String> wrapper, Path directory, long from, int size, int batches) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SendUntilKilled.class.getName(),
                directory.toString(),
                Long.toString(from),
                Integer.toString(size),
                Integer.toString(batches)));
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /// Waits until it has sent something.
    boolean hasSent() throws InterruptedException {
        return first.await(START_SECONDS, TimeUnit.SECONDS) && last.get() > 0;
    }

    /// Kills it with SIGKILL after some time, and answers the last seq that it said was sent.
    long killAfter(int millis) throws InterruptedException {
        try {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
        reading.join();
        return last.get();
    }

    /// Waits until it has ended by itself.
    int await() throws InterruptedException {
        try {
            boolean ended = process.waitFor(START_SECONDS, TimeUnit.SECONDS);
            return ended ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }

    /// Reads lines to the end; the last one counts only if it was finished.
    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            StringBuilder line = new StringBuilder();
            for (int next = lines.read(); next >= 0; next = lines.read()) {
                if (next == '\n') {
                    last.set(Long.parseLong(line.toString()));
                    first.countDown();
                    line.setLength(0);
                } else {
                    line.append((char) next);
                }
            }
        } catch (IOException ended) {
            first.countDown();
        }
        first.countDown();
    }
}
