package parley.app.check;

import static parley.app.check.Durations.written;

import java.time.Duration;
import parley.app.config.ParleyConfig;

/// Whether a GET that waits is over before somebody loses patience with it.
final class Waits {
    private Waits() {}

    static Finding check(ParleyConfig config) {
        Duration wait = config.polling().waitTime();
        Duration request = config.server().requestTimeout();
        Duration offline = config.presence().offlineAfter();
        if (wait.compareTo(request) < 0 && wait.compareTo(offline) < 0) {
            return new Finding.Good("long-polling waits up to " + written(wait));
        }
        // What is to blame is what was set, not a default that it does not go with.
        boolean waitIsStandard = wait.equals(ParleyConfig.standard().polling().waitTime());
        if (waitIsStandard && wait.compareTo(request) >= 0) {
            return tooShort("server.request-timeout", request, wait);
        }
        if (waitIsStandard) {
            return tooShort("presence.offline-after", offline, wait);
        }
        return new Finding.Bad("long-polling.wait-time: " + written(wait)
                + " (expected: shorter than server.request-timeout, " + written(request)
                + ", and presence.offline-after, " + written(offline) + ")");
    }

    private static Finding tooShort(String key, Duration value, Duration wait) {
        return new Finding.Bad(
                key + ": " + written(value) + " (expected: longer than long-polling.wait-time, " + written(wait) + ")");
    }
}
