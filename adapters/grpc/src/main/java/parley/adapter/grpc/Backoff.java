package parley.adapter.grpc;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Ever longer pauses between attempts, shortened at random so that instances do not dial in step. Confined
/// to one thread.
final class Backoff {
    private final long minNanos;
    private final long maxNanos;
    private final RandomGenerator random;
    private long nextNanos;

    Backoff(Duration min, Duration max, RandomGenerator random) {
        this.minNanos = min.toNanos();
        this.maxNanos = max.toNanos();
        this.random = random;
        this.nextNanos = minNanos;
    }

    /// The next pause: between a half and the whole of what has doubled with every call.
    Duration next() {
        long whole = nextNanos;
        nextNanos = Math.min(maxNanos, whole > maxNanos / 2 ? maxNanos : whole * 2);
        return Duration.ofNanos(whole - random.nextLong(whole / 2 + 1));
    }

    /// An attempt succeeded.
    void reset() {
        nextNanos = minNanos;
    }
}
