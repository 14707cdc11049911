package parley.adapter.artemis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How the broker and the consumers of its queues work.
///
/// @param remotes the broker to use, if it is not the one within the process; at most one
/// @param directory journal, bindings and pages; belongs to one process at a time
/// @param flushInterval how long the journal gathers what is written before it is synced: the least time that a
///     sender waits, and the most syncs a second
/// @param queueBytes memory for the jobs of one queue, beyond which they are kept on disk only
/// @param queueJobs jobs in a queue beyond which it takes no more
/// @param minFreeBytes free space of the disk below which no queue takes more
/// @param consumers threads that take jobs from a queue
/// @param batch most jobs that one of them takes at once
/// @param attemptsTogether how often a job is tried along with others before it is tried alone
/// @param retryDelay how long a job rests after it failed for the first time; doubles with every time
/// @param maxRetryDelay most of that
/// @param callTimeout how long an answer of the broker is waited for
public record ArtemisConfig(
        List<RemoteConfig> remotes,
        Path directory,
        Duration flushInterval,
        long queueBytes,
        long queueJobs,
        long minFreeBytes,
        int consumers,
        int batch,
        int attemptsTogether,
        Duration retryDelay,
        Duration maxRetryDelay,
        Duration callTimeout) {
    private static final long MIB = 1024L * 1024;
    private static final long LEAST_QUEUE = 64 * 1024;

    /// About 1 GiB of disk.
    private static final long MOST_JOBS = 4_000_000;

    private static final Duration LONGEST_FLUSH = Duration.ofMillis(100);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    public ArtemisConfig {
        remotes = List.copyOf(remotes);
        require(remotes.size() <= 1, "remotes", remotes.size(), "at most 1");
        require(
                flushInterval.isPositive() && flushInterval.compareTo(LONGEST_FLUSH) <= 0,
                "flushInterval",
                flushInterval,
                "above 0, at most 100 ms");
        require(queueBytes >= LEAST_QUEUE, "queueBytes", queueBytes, "at least 65536");
        require(queueJobs >= 1, "queueJobs", queueJobs, "at least 1");
        require(minFreeBytes >= 0, "minFreeBytes", minFreeBytes, "at least 0");
        require(consumers >= 1 && consumers <= 64, "consumers", consumers, "1 to 64");
        require(batch >= 1 && batch <= 4096, "batch", batch, "1 to 4096");
        require(attemptsTogether >= 1, "attemptsTogether", attemptsTogether, "at least 1");
        require(
                retryDelay.toMillis() >= 1 && retryDelay.compareTo(LONGEST_DELAY) <= 0,
                "retryDelay",
                retryDelay,
                "1 ms to 1 hour");
        require(
                maxRetryDelay.compareTo(retryDelay) >= 0 && maxRetryDelay.compareTo(LONGEST_DELAY) <= 0,
                "maxRetryDelay",
                maxRetryDelay,
                "at least retryDelay, " + retryDelay + ", and at most 1 hour");
        require(callTimeout.toMillis() >= 1, "callTimeout", callTimeout, "at least 1 ms");
    }

    /// What suits most servers.
    public static ArtemisConfig defaults(Path directory) {
        return new ArtemisConfig(
                List.of(),
                directory,
                Duration.ofNanos(200_000),
                16 * MIB,
                MOST_JOBS,
                256 * MIB,
                2,
                256,
                3,
                Duration.ofMillis(100),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30));
    }

    /// The broker elsewhere; empty for the one within the process.
    public Optional<RemoteConfig> remote() {
        return remotes.stream().findFirst();
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
    }
}
