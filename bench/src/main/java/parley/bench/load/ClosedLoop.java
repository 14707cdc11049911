package parley.bench.load;

import java.util.List;

/// Keeps a number of messages under way on each way: a completion causes the next one.
public final class ClosedLoop implements Traffic {

    private final List<Way> ways;
    private final int inFlight;
    private final int most;
    private final long start;
    private final long until;
    private boolean started;

    /// @param inFlight messages under way on each way
    /// @param most messages that each way sends in all
    /// @param start when sending starts, by the monotonic clock
    /// @param until when sending ends
    public ClosedLoop(List<Way> ways, int inFlight, int most, long start, long until) {
        this.ways = List.copyOf(ways);
        this.inFlight = inFlight;
        this.most = most;
        this.start = start;
        this.until = until;
    }

    @Override
    public long advance(long now, Outlet outlet) {
        if (started) {
            return Long.MAX_VALUE;
        }
        if (now < start) {
            return start;
        }
        started = true;
        for (Way way : ways) {
            for (int i = 0; i < inFlight && i < most; i++) {
                outlet.send(way, now);
            }
        }
        return Long.MAX_VALUE;
    }

    @Override
    public void completed(Way way, long now, Outlet outlet) {
        if (now < until && way.sent() < most) {
            outlet.send(way, now);
        }
    }
}
