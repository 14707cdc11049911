package parley.bench.load;

import java.util.List;

/// Sends at a fixed rate, whatever the server does: messages are due at even intervals, over all ways in turn.
///
/// During the warm-up the rate rises from a quarter to its full value. Sending stops for good when too many messages
/// wait for their completion, because the memory of both sides is finite; the run then counts as overloaded.
public final class OpenLoop implements Traffic {

    private static final double LEAST_SHARE = 0.25;
    private static final int LEAST_LIMIT = 10_000;
    private static final double LIMIT_SECONDS = 4;

    private final List<Way> ways;
    private final double interval;
    private final long start;
    private final long until;
    private final double warmUp;
    private final long limit;
    private double next;
    private int turn;
    private long outstanding;
    private boolean overloaded;

    /// @param rate messages a second
    /// @param start when the warm-up starts, by the monotonic clock
    /// @param from when the full rate is reached
    /// @param until when sending ends
    public OpenLoop(List<Way> ways, double rate, long start, long from, long until) {
        this(ways, rate, Math.max(LEAST_LIMIT, (long) (LIMIT_SECONDS * rate)), start, from, until);
    }

    /// @param limit messages that may wait for their completion
    public OpenLoop(List<Way> ways, double rate, long limit, long start, long from, long until) {
        this.ways = List.copyOf(ways);
        this.interval = 1e9 / rate;
        this.start = start;
        this.until = until;
        this.warmUp = from - start;
        this.limit = limit;
    }

    @Override
    public long advance(long now, Outlet outlet) {
        while (!overloaded) {
            long dueAt = start + (long) next;
            if (dueAt >= until) {
                return Long.MAX_VALUE;
            }
            if (dueAt > now) {
                return dueAt;
            }
            outlet.send(ways.get(turn), dueAt);
            turn = turn + 1 == ways.size() ? 0 : turn + 1;
            double share = next < warmUp ? LEAST_SHARE + (1 - LEAST_SHARE) * next / warmUp : 1;
            next += interval / share;
            overloaded = ++outstanding > limit;
        }
        return Long.MAX_VALUE;
    }

    @Override
    public void completed(Way way, long now, Outlet outlet) {
        outstanding--;
    }

    @Override
    public boolean overloaded() {
        return overloaded;
    }
}
