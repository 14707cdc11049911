package parley.bench.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// Counts and times what happens on one loop, within a window of the monotonic clock and overall.
///
/// Times are in nanoseconds. A message counts for the rate when it arrives within the window, and for latency when it
/// was due within the window, however late it arrives.
public final class Meter {

    private static final long LONGEST = 3_600_000_000_000L;

    private final long from;
    private final long until;
    private final Histogram latency = new Histogram(LONGEST, 3);
    private final Histogram last = new Histogram(LONGEST, 3);
    private final Histogram ack = new Histogram(LONGEST, 3);
    private final Histogram sync = new Histogram(LONGEST, 3);
    private final Map<String, Long> incidents = new TreeMap<>();
    private long received;
    private long acked;
    private long complete;
    private long receipts;
    private long lastReceivedAt;
    private long lastAckedAt;
    private long lastSyncedAt;

    /// @param from start of the window, inclusive
    /// @param until end of the window, exclusive
    public Meter(long from, long until) {
        this.from = from;
        this.until = until;
    }

    /// Whether a moment is within the window.
    boolean within(long now) {
        return now >= from && now < until;
    }

    /// A message arrived at its recipient, who did not have it yet.
    public void received(long dueAt, long now) {
        lastReceivedAt = now;
        if (now >= from && now < until) {
            received++;
        }
        if (dueAt >= from && dueAt < until) {
            record(latency, now - dueAt);
        }
    }

    /// A message arrived at the last member of its group.
    public void complete(long dueAt, long now) {
        if (now >= from && now < until) {
            complete++;
        }
        if (dueAt >= from && dueAt < until) {
            record(last, now - dueAt);
        }
    }

    /// An acknowledgement arrived at the sender.
    public void acked(long dueAt, long now) {
        lastAckedAt = now;
        if (now >= from && now < until) {
            acked++;
        }
        if (dueAt >= from && dueAt < until) {
            record(ack, now - dueAt);
        }
    }

    /// A device is in sync.
    public void synced(long startedAt, long now) {
        lastSyncedAt = now;
        record(sync, now - startedAt);
    }

    /// A receipt arrived.
    public void receipt() {
        receipts++;
    }

    /// Something that should not happen; counted by what it is.
    public void incident(String what) {
        incidents.merge(what, 1L, Long::sum);
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, LONGEST));
    }

    /// Adds what another loop counted in the same window.
    public void add(Meter other) {
        latency.add(other.latency);
        last.add(other.last);
        ack.add(other.ack);
        sync.add(other.sync);
        other.incidents.forEach((what, count) -> incidents.merge(what, count, Long::sum));
        received += other.received;
        acked += other.acked;
        complete += other.complete;
        receipts += other.receipts;
        lastReceivedAt = Math.max(lastReceivedAt, other.lastReceivedAt);
        lastAckedAt = Math.max(lastAckedAt, other.lastAckedAt);
        lastSyncedAt = Math.max(lastSyncedAt, other.lastSyncedAt);
    }

    /// From due to read by the recipient.
    public Histogram latency() {
        return latency;
    }

    /// From due to read by the last member of the group.
    public Histogram last() {
        return last;
    }

    /// From due to acknowledgement read by the sender.
    public Histogram ack() {
        return ack;
    }

    /// From opening a connection to `synced`.
    public Histogram sync() {
        return sync;
    }

    /// Messages that arrived within the window.
    public long received() {
        return received;
    }

    /// Messages to groups whose last member got them within the window.
    public long complete() {
        return complete;
    }

    /// Acknowledgements that arrived within the window.
    public long acked() {
        return acked;
    }

    /// Receipt frames, overall.
    public long receipts() {
        return receipts;
    }

    /// 0 if none.
    public long lastReceivedAt() {
        return lastReceivedAt;
    }

    /// 0 if none.
    public long lastAckedAt() {
        return lastAckedAt;
    }

    /// 0 if none.
    public long lastSyncedAt() {
        return lastSyncedAt;
    }

    /// What should not have happened, and how often.
    public Map<String, Long> incidents() {
        return Map.copyOf(incidents);
    }
}
