package parley.presence.application;

import java.time.Duration;

/// @param offlineAfter a device whose connection shows no life for this long is offline; default 60 s
public record PresenceConfig(Duration offlineAfter) {
    private static final Duration OFFLINE_AFTER = Duration.ofSeconds(60);

    public PresenceConfig {
        if (!offlineAfter.isPositive()) {
            throw new IllegalArgumentException("offlineAfter: " + offlineAfter + " (expected: > 0)");
        }
    }

    public static PresenceConfig defaults() {
        return new PresenceConfig(OFFLINE_AFTER);
    }
}
