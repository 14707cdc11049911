package parley.adapter.websocket.session;

/// Allows a steady rate and short bursts above it (GCRA): keeps one number, when the next event would be due at the
/// steady rate.
public final class TokenBucket {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long interval;
    private final long tolerance;
    private long due;
    private boolean used;

    public TokenBucket(Rate rate) {
        this.interval = NANOS_PER_SECOND / rate.perSecond();
        this.tolerance = interval * (rate.burst() - 1);
    }

    /// Whether nothing that was counted matters any more: a new bucket would allow no more than this one.
    public synchronized boolean isFull(long now) {
        return !used || now - due >= 0;
    }

    /// Counts one event at `now`.
    ///
    /// @return 0 if it is allowed; else, uncounted, the nanoseconds until it would be
    public synchronized long take(long now) {
        if (!used || now - due > 0) {
            used = true;
            due = now;
        }
        long early = due - now - tolerance;
        if (early > 0) {
            return early;
        }
        due += interval;
        return 0;
    }
}
