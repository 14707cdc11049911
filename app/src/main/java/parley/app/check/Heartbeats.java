package parley.app.check;

import static parley.app.check.Durations.written;

import java.time.Duration;
import parley.app.config.ParleyConfig;

/// Whether clients that do as they are told count as alive.
final class Heartbeats {
    private Heartbeats() {}

    static Finding check(ParleyConfig config) {
        Duration heartbeat = config.session().times().heartbeat();
        Duration offlineAfter = config.presence().offlineAfter();
        return offlineAfter.compareTo(heartbeat) > 0
                ? new Finding.Good("devices count as offline after " + written(offlineAfter)
                        + " without a heartbeat, asked for every " + written(heartbeat))
                : new Finding.Bad("presence.offline-after: " + written(offlineAfter)
                        + " (expected: longer than session.heartbeat, " + written(heartbeat) + ")");
    }
}
