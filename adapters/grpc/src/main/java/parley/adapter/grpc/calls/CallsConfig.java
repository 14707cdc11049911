package parley.adapter.grpc.calls;

import java.time.Duration;

/// How calls to other processes are made and served.
///
/// @param unanswered calls of this process that may wait for an answer; what comes beyond fails at once
/// @param timeout how long an answer is waited for
/// @param served calls of others that are worked on at a time; what comes beyond is refused
public record CallsConfig(int unanswered, Duration timeout, int served) {
    public CallsConfig {
        if (unanswered < 1) {
            throw new IllegalArgumentException("unanswered: " + unanswered + " (expected: at least 1)");
        }
        if (!timeout.isPositive() || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("timeout: " + timeout + " (expected: above 0, at most 10 minutes)");
        }
        if (served < 1) {
            throw new IllegalArgumentException("served: " + served + " (expected: at least 1)");
        }
    }

    /// What suits most clusters.
    public static CallsConfig defaults() {
        return new CallsConfig(16_384, Duration.ofSeconds(10), 4096);
    }
}
