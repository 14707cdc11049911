package parley.adapter.websocket.session;

/// Counts what a client did wrong lately. Safe for concurrent use.
final class Strikes {
    private final SessionConfig.Abuse abuse;
    private long windowStart;
    private int weight;

    Strikes(SessionConfig.Abuse abuse) {
        this.abuse = abuse;
    }

    /// @return whether that is too much
    synchronized boolean add(int added, long now) {
        if (weight == 0 || now - windowStart > abuse.window().toNanos()) {
            windowStart = now;
            weight = 0;
        }
        weight += added;
        return weight > abuse.weight();
    }
}
