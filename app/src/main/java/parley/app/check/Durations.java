package parley.app.check;

import java.time.Duration;

/// Durations as the configuration writes them.
final class Durations {
    private Durations() {}

    /// In whole seconds, or in milliseconds: `25s`, `1500ms`.
    static String written(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }
}
