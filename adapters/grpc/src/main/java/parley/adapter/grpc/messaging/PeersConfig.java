package parley.adapter.grpc.messaging;

import java.time.Duration;

/// How errands for other instances are waited for.
///
/// @param calls calls that may be unanswered; what comes beyond is lost at once
/// @param timeout how long an answer is waited for; should be shorter than messaging's patience, so that there is
///     time to ask again
public record PeersConfig(int calls, Duration timeout) {
    public PeersConfig {
        if (calls < 1) {
            throw new IllegalArgumentException("calls: " + calls + " (expected: at least 1)");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout: " + timeout + " (expected: > 0)");
        }
    }

    /// What suits most clusters.
    public static PeersConfig defaults() {
        return new PeersConfig(65_536, Duration.ofSeconds(5));
    }
}
