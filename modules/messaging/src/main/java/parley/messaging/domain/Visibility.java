package parley.messaging.domain;

import java.util.List;

/// What a user may see of a conversation: the intervals of its memberships, ascending, apart from each other.
/// What lies between them is a hole.
///
/// @param intervals none for somebody who never was a member
public record Visibility(List<Interval> intervals) {
    /// All of it, as in a direct conversation.
    public static final Visibility EVERYTHING = new Visibility(List.of(new Interval(1, Interval.OPEN)));

    public static final Visibility NOTHING = new Visibility(List.of());

    public Visibility {
        intervals = List.copyOf(intervals);
        long end = 0;
        for (Interval interval : intervals) {
            if (interval.from() <= end) {
                throw new IllegalArgumentException("intervals: " + intervals + " (expected: ascending and apart)");
            }
            end = interval.until();
        }
    }

    public boolean contains(long seq) {
        return intervals.stream().anyMatch(interval -> interval.contains(seq));
    }

    /// The first visible seq at or after `seq`; [Interval#OPEN] if there is none.
    public long next(long seq) {
        for (Interval interval : intervals) {
            if (interval.until() >= seq) {
                return Math.max(seq, interval.from());
            }
        }
        return Interval.OPEN;
    }

    /// The last visible seq at or before `seq`; 0 if there is none.
    public long previous(long seq) {
        for (Interval interval : intervals.reversed()) {
            if (interval.from() <= seq) {
                return Math.min(seq, interval.until());
            }
        }
        return 0;
    }

    /// The last seq that is visible without a hole from `seq` on, which is visible itself.
    public long endFrom(long seq) {
        for (Interval interval : intervals) {
            if (interval.contains(seq)) {
                return interval.until();
            }
        }
        throw new IllegalArgumentException("seq: " + seq + " (expected: visible in " + intervals + ")");
    }

    /// The first seq from which on everything is visible up to `seq`, which is visible itself.
    public long startOf(long seq) {
        for (Interval interval : intervals) {
            if (interval.contains(seq)) {
                return interval.from();
            }
        }
        throw new IllegalArgumentException("seq: " + seq + " (expected: visible in " + intervals + ")");
    }

    /// Where a device without a cursor begins: just before the first visible entry.
    public long start() {
        return intervals.isEmpty() ? 0 : intervals.getFirst().from() - 1;
    }
}
