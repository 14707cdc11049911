package parley.groups.domain;

/// A stretch of a group's conversation that a member may see.
///
/// @param from seq of the entry with which the membership began
/// @param until seq of the entry with which it ended, inclusive; [#OPEN] while it lasts
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
