package parley.adapter.grpc;

import java.time.Duration;
import parley.kernel.Ticker;

/// Measures the round trip of a stream, and tells when its peer takes nothing any more. Confined to one
/// thread.
final class Probe {
    private final long stallNanos;
    private final long intervalNanos;
    private final Ticker ticker;
    private final TransportCounters counters;
    private long sequence;
    private long sentAt;
    private boolean out;
    private boolean blocked;
    private long blockedAt;

    Probe(Duration stall, Duration interval, Ticker ticker, TransportCounters counters) {
        this.stallNanos = stall.toNanos();
        this.intervalNanos = interval.toNanos();
        this.ticker = ticker;
        this.counters = counters;
        this.sentAt = ticker.nanos() - intervalNanos;
    }

    /// Whether the batch that is about to leave is to be answered; it is taken for sent if so.
    boolean wanted(long batch) {
        long now = ticker.nanos();
        if (out || now - sentAt < intervalNanos) {
            return false;
        }
        out = true;
        sentAt = now;
        sequence = batch;
        return true;
    }

    /// Takes note of how things are.
    ///
    /// @param taken sequence of the last batch that was answered
    /// @param waiting whether something waits that the stream does not take
    void look(long taken, boolean waiting) {
        if (out && taken == sequence) {
            out = false;
            counters.roundTrip(ticker.nanos() - sentAt);
        }
        if (waiting && !blocked) {
            blockedAt = ticker.nanos();
        }
        blocked = waiting;
    }

    boolean isOverdue() {
        return nanosLeft() <= 0;
    }

    /// How long until the peer is taken for stalled, if nothing changes.
    long nanosLeft() {
        long now = ticker.nanos();
        long left = Long.MAX_VALUE;
        if (out) {
            left = sentAt + stallNanos - now;
        }
        if (blocked) {
            left = Math.min(left, blockedAt + stallNanos - now);
        }
        return left;
    }
}
