package parley.proof.check;

import java.util.ArrayList;
import java.util.List;

/// From which entries to which one user belongs to one conversation; both ends included.
final class Membership {
    private static final long OPEN = Long.MAX_VALUE;

    private final List<Interval> intervals = new ArrayList<>();

    private record Interval(long from, long until) {}

    /// Of somebody who was always in.
    static Membership always() {
        Membership membership = new Membership();
        membership.begin(1);
        return membership;
    }

    void begin(long seq) {
        intervals.add(new Interval(seq, OPEN));
    }

    void end(long seq) {
        intervals.add(new Interval(intervals.removeLast().from(), seq));
    }

    boolean current() {
        return !intervals.isEmpty() && intervals.getLast().until() == OPEN;
    }

    boolean covers(long seq) {
        for (Interval interval : intervals) {
            if (seq >= interval.from() && seq <= interval.until()) {
                return true;
            }
        }
        return false;
    }

    /// With which entry the last interval begins.
    long lastFrom() {
        return intervals.getLast().from();
    }

    /// The last entry that the user may see of a conversation that ends with `head`.
    long lastSeen(long head) {
        return Math.min(head, intervals.getLast().until());
    }
}
