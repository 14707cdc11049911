package parley.adapter.artemis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// That nobody is told of a job before the journal was synced with it, and that a batch is one sync: counted by the
/// system calls of a process that sends.
final class SyncIT {
    private static final int BATCHES = 60;
    private static final int BATCH = 50;

    @TempDir
    private Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void everyBatchShouldBeOneSync() throws Exception {
        assertTrue(hasTracer(), "strace counts the syncs of the journal: install it");
        long without = syncs("idle", BATCH, 1);

        long with = syncs("busy", BATCH, 1 + BATCHES) - without;

        assertTrue(with >= BATCHES, () -> with + " syncs of " + BATCHES + " batches");
        assertTrue(with < 2 * BATCHES, () -> with + " syncs of " + BATCHES + " batches of " + BATCH + " jobs");
    }

    private long syncs(String name, int size, int batches) throws IOException, InterruptedException {
        Path trace = directory.resolve(name + ".trace");
        ChildJvm child = ChildJvm.start(
                List.of("strace", "-f", "-e", "trace=fsync,fdatasync", "-o", trace.toString()),
                directory.resolve(name),
                1,
                size,
                batches);
        assertEquals(0, child.await());
        try (Stream<String> lines = Files.lines(trace)) {
            return lines.filter(line -> line.contains("sync(")).count();
        }
    }

    private static boolean hasTracer() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-o", "/dev/null", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
