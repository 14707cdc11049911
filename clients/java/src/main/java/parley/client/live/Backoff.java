package parley.client.live;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: exponential with full jitter, so that clients that lost one server
/// together do not come back together. Not safe for concurrent use.
final class Backoff {
    private static final int MAX_DOUBLINGS = 30;

    private final RandomGenerator random;
    private final long base;
    private final long cap;
    private int attempts;

    Backoff(RandomGenerator random, Duration base, Duration cap) {
        this.random = random;
        this.base = base.toMillis();
        this.cap = cap.toMillis();
    }

    /// Milliseconds from 0 to base * 2^attempts, at most to the cap.
    long next() {
        long ceiling = Math.min(cap, base << Math.min(attempts, MAX_DOUBLINGS));
        attempts++;
        return random.nextLong(ceiling + 1);
    }

    void reset() {
        attempts = 0;
    }
}
