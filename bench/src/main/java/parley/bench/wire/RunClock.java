package parley.bench.wire;

/// Relates the monotonic clock, by which latency is measured, to the time of day, of which message ids are made.
///
/// @param nanos a reading of the monotonic clock
/// @param millis the time of day at the same moment, milliseconds since the epoch
public record RunClock(long nanos, long millis) {

    /// Both clocks as they are now.
    public static RunClock start() {
        return new RunClock(System.nanoTime(), System.currentTimeMillis());
    }
}
