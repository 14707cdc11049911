package parley.app.check;

import java.time.Duration;
import parley.app.config.ParleyConfig;

/// Whether clients that do as they are told count as alive.
final class Heartbeats {
    private Heartbeats() {}

    static Finding check(ParleyConfig config) {
        Duration heartbeat = config.session().times().heartbeat();
        Duration offlineAfter = config.presence().offlineAfter();
        return offlineAfter.compareTo(heartbeat) > 0
                ? new Finding.Good("devices count as offline after " + seconds(offlineAfter)
                        + " without a heartbeat, asked for every " + seconds(heartbeat))
                : new Finding.Bad("presence.offline-after: " + seconds(offlineAfter)
                        + " (expected: longer than session.heartbeat, " + seconds(heartbeat) + ")");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1_000.0 + " s";
    }
}
