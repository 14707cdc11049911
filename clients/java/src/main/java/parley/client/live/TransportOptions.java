package parley.client.live;

import java.time.Duration;
import java.util.List;

/// Which transports a live connection may use.
///
/// @param mode which one, or whichever works
/// @param returnAfter with [Mode#AUTO], how long to poll before the first, second, … try of WebSocket; the
/// last one
///     counts for all further tries (1, 5 and 15 minutes)
public record TransportOptions(Mode mode, List<Duration> returnAfter) {
    public enum Mode {
        /// WebSocket; long-polling as long as something between here and the server lets no WebSocket
        /// through.
        AUTO,
        WEBSOCKET,
        POLLING
    }

    public TransportOptions {
        returnAfter = List.copyOf(returnAfter);
        if (returnAfter.isEmpty() || returnAfter.stream().anyMatch(time -> time.toMillis() < 1)) {
            throw new IllegalArgumentException("returnAfter: " + returnAfter + " (expected: one or more, all > 0)");
        }
    }

    public static TransportOptions auto() {
        return of(Mode.AUTO);
    }

    public static TransportOptions of(Mode mode) {
        return new TransportOptions(
                mode, List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15)));
    }
}
