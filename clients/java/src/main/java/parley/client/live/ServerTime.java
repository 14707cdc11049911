package parley.client.live;

import java.time.InstantSource;

/// What the server's clock shows, by its last word and the time since. Not safe for concurrent use.
final class ServerTime {
    private final InstantSource wall;
    private final Ticker ticker;
    private boolean told;
    private long offset;

    ServerTime(InstantSource wall, Ticker ticker) {
        this.wall = wall;
        this.ticker = ticker;
    }

    void told(long serverMillis) {
        offset = serverMillis - ticker.millis();
        told = true;
    }

    /// Milliseconds since the epoch; by this machine's clock as long as the server has said nothing.
    long millis() {
        return told ? ticker.millis() + offset : wall.millis();
    }
}
