package parley.client.live;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// Which transport carries the next link, and when to try WebSocket again while polling. Not safe for
/// concurrent use.
final class TransportChoice {
    private static final int JITTER = 10;

    private final TransportOptions options;
    private final RandomGenerator random;
    private boolean polling;
    private int tries;
    private long tryAt = Long.MAX_VALUE;

    TransportChoice(TransportOptions options, RandomGenerator random) {
        this.options = options;
        this.random = random;
        this.polling = options.mode() == TransportOptions.Mode.POLLING;
    }

    TransportKind next(long now) {
        return polling && now < tryAt ? TransportKind.POLLING : TransportKind.WEBSOCKET;
    }

    /// When to open a WebSocket beside a link that polls.
    long tryAt() {
        return tryAt;
    }

    void welcomed(TransportKind kind) {
        if (kind == TransportKind.WEBSOCKET) {
            polling = false;
            tries = 0;
            tryAt = Long.MAX_VALUE;
        }
    }

    /// A link ended without a welcome.
    ///
    /// @param obstructed whether something between here and the server may let none through, and polling
    /// might
    ///     get by
    void failed(TransportKind kind, boolean obstructed, long now) {
        if (options.mode() != TransportOptions.Mode.AUTO) {
            return;
        }
        if (kind == TransportKind.POLLING) {
            polling = false;
            return;
        }
        polling |= obstructed;
        if (polling) {
            List<Duration> waits = options.returnAfter();
            long wait = waits.get(Math.min(tries, waits.size() - 1)).toMillis();
            tries++;
            tryAt = now + wait + random.nextLong(wait / JITTER + 1);
        }
    }
}
