package parley.adapter.websocket.session;

/// How often something may happen.
///
/// @param perSecond the steady rate, at least 1
/// @param burst how many may come at once after a pause, at least 1
public record Rate(int perSecond, int burst) {
    public Rate {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException(
                    "perSecond: " + perSecond + ", burst: " + burst + " (expected: both > 0)");
        }
    }
}
