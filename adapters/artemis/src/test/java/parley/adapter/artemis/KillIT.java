package parley.adapter.artemis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process with SIGKILL while it sends jobs, and looks for everything that it had said was sent.
final class KillIT {
    private static final int ROUNDS = 3;
    private static final int LONGEST_MILLIS = 500;
    private static final int BATCH = 7;
    private static final int MOST_BATCHES = 4_000;

    @TempDir
    private Path directory;

    @Test
    void everythingThatWasSentShouldSurviveSigkill() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("kill.seed=" + seed);
        Random random = new Random(seed);
        long from = 1;
        Set<Long> expected = new HashSet<>();
        for (int round = 1; round <= ROUNDS; round++) {
            ChildJvm child = ChildJvm.start(List.of(), directory, from, BATCH, MOST_BATCHES);
            boolean sent = false;
            long last;
            try {
                sent = child.hasSent();
            } finally {
                last = child.killAfter(sent ? random.nextInt(LONGEST_MILLIS) : 0);
            }
            assertTrue(sent, "nothing was sent in round " + round);
            LongStream.rangeClosed(from, last).forEach(expected::add);
            from = last + 1_000;
        }
        try (TestBroker broker = TestBroker.start(directory)) {
            Set<Long> found = new HashSet<>();
            broker.drain().forEach(job -> found.add(job.last()));
            long additional =
                    found.stream().filter(seq -> !expected.contains(seq)).count();
            Set<Long> missing = new HashSet<>(expected);
            missing.removeAll(found);
            assertEquals(Set.of(), missing);
            assertTrue(additional <= (long) ROUNDS * BATCH, () -> additional + " jobs that nobody waited for");
            System.out.println("jobs that survived: " + found.size());
        }
    }
}
