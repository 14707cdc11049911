package parley.app.config;

import java.time.Duration;
import java.util.List;
import parley.adapter.websocket.session.Rate;
import parley.adapter.websocket.session.SessionConfig;

/// How often clients may do something over WebSocket.
final class SessionRateKeys {
    private static final Form<Rate> RATE_OF = new Form<>("rate such as 50/s burst 200", SessionRateKeys::rate);

    /// More than any machine can do.
    private static final Rate UNLIMITED = new Rate(1_000_000, 1_000_000);

    private static final Key<Rate> UPGRADES = new Key<>(
            "rate-limits.upgrades",
            "50/s burst 500",
            RATE_OF,
            "New WebSocket connections of one address, and as many new sessions over HTTP.");
    private static final Key<Rate> FRAMES = new Key<>(
            "rate-limits.frames",
            "1000/s burst 5000",
            RATE_OF,
            "Frames of one user over WebSocket and long-polling, all devices together.");
    private static final Key<Rate> SENDS =
            new Key<>("rate-limits.sends", "100/s burst 1000", RATE_OF, "Messages that one user sends in frames.");

    private SessionRateKeys() {}

    static List<Key<?>> keys() {
        return List.of(UPGRADES, FRAMES, SENDS);
    }

    static Rate upgrades(Values values) {
        Rate upgrades = values.get(UPGRADES);
        return values.get(RateLimitKeys.ENABLED) ? upgrades : UNLIMITED;
    }

    static SessionConfig.Rates sessions(Values values) {
        return new SessionConfig.Rates(values.get(RateLimitKeys.ENABLED), values.get(FRAMES), values.get(SENDS));
    }

    private static Rate rate(String text) {
        parley.adapter.rest.Rate rate = RateLimitKeys.rate(text);
        if (!rate.period().equals(Duration.ofSeconds(1))) {
            throw new IllegalArgumentException("not per second");
        }
        return new Rate(rate.calls(), rate.burst());
    }
}
