package parley.client.live;

import java.util.concurrent.TimeUnit;

/// Time that only moves forward, for deadlines.
@FunctionalInterface
public interface Ticker {
    /// Milliseconds since an arbitrary moment.
    long millis();

    /// The time of this machine since it started.
    static Ticker system() {
        return () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
