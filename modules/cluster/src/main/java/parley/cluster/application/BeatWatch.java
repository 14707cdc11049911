package parley.cluster.application;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.InstanceRow;

/// For how long this instance has seen which beat, on its own monotonic clock. Confined to the task that
/// reads the table.
final class BeatWatch {
    private final Duration gap;
    private final Map<Incarnation, Seen> seen = new HashMap<>();
    private long last;
    private boolean begun;

    BeatWatch(Duration gap) {
        this.gap = gap;
    }

    /// @param first the beat it was seen with first
    /// @param since when `beat` was seen first
    private record Seen(long first, long beat, long since) {}

    /// Takes what was read.
    ///
    /// @param nanos after the answer came: a beat may have been sent up to then, and the lease that came with
    /// it must
    ///     have run out before anybody concludes anything from it
    void observe(List<InstanceRow> rows, long nanos) {
        boolean blind = begun && nanos - last > gap.toNanos();
        Map<Incarnation, Seen> before = Map.copyOf(seen);
        seen.clear();
        for (InstanceRow row : rows) {
            Seen known = before.get(row.incarnation());
            if (known == null) {
                seen.put(row.incarnation(), new Seen(row.beat(), row.beat(), nanos));
            } else if (blind || known.beat() != row.beat()) {
                seen.put(row.incarnation(), new Seen(known.first(), row.beat(), nanos));
            } else {
                seen.put(row.incarnation(), known);
            }
        }
        last = nanos;
        begun = true;
    }

    /// Whether the row has not changed for the whole lease that it states.
    boolean silent(InstanceRow row, long nanos) {
        Seen known = seen.get(row.incarnation());
        return known != null
                && known.beat() == row.beat()
                && nanos - known.since() >= row.lease().toNanos();
    }

    /// Whether it has beaten while it was watched: it does more than start.
    boolean proven(InstanceRow row) {
        Seen known = seen.get(row.incarnation());
        return known != null && known.beat() != known.first();
    }

    /// For how long a row was seen as it is.
    Duration unchanged(InstanceRow row, long nanos) {
        Seen known = seen.get(row.incarnation());
        return known == null ? Duration.ZERO : Duration.ofNanos(nanos - known.since());
    }
}
