package parley.kernel;

/// Monotonic time for measuring intervals; its origin means nothing.
@FunctionalInterface
public interface Ticker {
    /// Nanoseconds since an arbitrary, fixed origin. Never decreases.
    long nanos();
}
