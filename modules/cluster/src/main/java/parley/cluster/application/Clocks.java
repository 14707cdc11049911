package parley.cluster.application;

import java.time.Clock;
import java.time.Duration;
import parley.kernel.Ticker;

/// Both clocks of this machine. The monotonic one is not set by anybody but may stand still while the machine
/// is suspended; the wall clock knows of that but can be set.
final class Clocks {
    private final Ticker ticker;
    private final Clock clock;

    Clocks(Ticker ticker, Clock clock) {
        this.ticker = ticker;
        this.clock = clock;
    }

    /// What both show.
    record Moment(long nanos, long millis) {}

    Moment now() {
        return new Moment(ticker.nanos(), clock.millis());
    }

    long nanos() {
        return ticker.nanos();
    }

    /// Whether less than `validity` has passed since `from` on both clocks, and the wall clock was not set
    /// back by more than `margin`: a clock that was set back says nothing of the time in which the other one
    /// stood still.
    boolean within(Moment from, Duration validity, Duration margin) {
        long nanos = ticker.nanos() - from.nanos();
        long millis = clock.millis() - from.millis();
        return nanos < validity.toNanos()
                && millis < validity.toMillis()
                && millis >= Duration.ofNanos(nanos).minus(margin).toMillis();
    }
}
