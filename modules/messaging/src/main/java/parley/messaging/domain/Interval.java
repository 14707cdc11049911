package parley.messaging.domain;

/// A stretch of a conversation that a member may see.
///
/// @param from first seq, at least 1
/// @param until last seq, inclusive; [#OPEN] while the membership lasts
public record Interval(long from, long until) {
    /// The end of an interval that has none yet.
    public static final long OPEN = Long.MAX_VALUE;

    public Interval {
        if (from < 1 || until < from) {
            throw new IllegalArgumentException(
                    "from: " + from + ", until: " + until + " (expected: 1 <= from <= until)");
        }
    }

    public boolean contains(long seq) {
        return from <= seq && seq <= until;
    }
}
