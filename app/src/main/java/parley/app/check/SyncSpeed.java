package parley.app.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import parley.app.warning.OperatorWarning;

/// How long the disk takes to sync: what every sender waits for at least.
public final class SyncSpeed {
    private static final int ROUNDS = 50;
    private static final int BYTES = 4_096;
    private static final Duration SLOW = Duration.ofMillis(20);

    private SyncSpeed() {}

    /// Measures in a file of its own, which it removes.
    public static Stream<Finding> check(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty(); // reported already
        }
        try {
            return Stream.of(finding(directory, median(directory)));
        } catch (IOException e) {
            return Stream.of(new Finding.Bad("disk of " + directory + ": cannot be synced (" + e + ")"));
        }
    }

    private static Finding finding(Path directory, Duration median) {
        String text = "disk of %s: a sync takes %.1f ms".formatted(directory, median.toNanos() / 1e6);
        return median.compareTo(SLOW) > 0
                ? new Finding.Noteworthy(OperatorWarning.SLOW_SYNC, text)
                : new Finding.Good(text);
    }

    private static Duration median(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "doctor", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long[] nanos = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                channel.write(ByteBuffer.allocate(BYTES));
                channel.force(false);
                nanos[round] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            return Duration.ofNanos(nanos[ROUNDS / 2]);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
