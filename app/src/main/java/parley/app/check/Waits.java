package parley.app.check;

import java.time.Duration;
import parley.app.config.ParleyConfig;

/// Whether a GET that waits is over before somebody loses patience with it.
final class Waits {
    private Waits() {}

    static Finding check(ParleyConfig config) {
        Duration wait = config.polling().waitTime();
        Duration request = config.server().requestTimeout();
        Duration offline = config.presence().offlineAfter();
        Duration most = request.compareTo(offline) < 0 ? request : offline;
        return wait.compareTo(most) < 0
                ? new Finding.Good("long-polling waits up to " + seconds(wait))
                : new Finding.Bad("long-polling.wait-time: " + seconds(wait)
                        + " (expected: shorter than server.request-timeout, " + seconds(request)
                        + ", and presence.offline-after, " + seconds(offline) + ")");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1_000.0 + " s";
    }
}
