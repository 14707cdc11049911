package parley.cluster.application;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import parley.cluster.domain.Fence;
import parley.cluster.domain.ShardRow;

/// One shard under one epoch. Open at first; then closed, when only writes under way may end; then ended.
final class ShardFence implements Fence {
    private static final int CLOSED = Integer.MIN_VALUE;

    private final Tenure tenure;
    private final ShardRow row;
    /// Writes under way; with the highest bit set once closed.
    private final AtomicInteger writers = new AtomicInteger();
    private final CountDownLatch drained = new CountDownLatch(1);
    private volatile boolean ended;

    ShardFence(Tenure tenure, ShardRow row) {
        this.tenure = tenure;
        this.row = row;
    }

    Tenure tenure() {
        return tenure;
    }

    /// As the table has it while this holds.
    ShardRow row() {
        return row;
    }

    @Override
    public boolean enter() {
        if (!holds()) {
            return false;
        }
        return writers.getAndUpdate(count -> count < 0 ? count : count + 1) >= 0;
    }

    @Override
    public boolean holds() {
        return !ended && tenure.holds();
    }

    @Override
    public void leave() {
        if (writers.decrementAndGet() == CLOSED) {
            drained.countDown();
        }
    }

    /// Whether a write would be let begin.
    boolean open() {
        return writers.get() >= 0 && holds();
    }

    /// Whether it will never hold again.
    boolean over() {
        return ended || tenure.over();
    }

    /// Lets no write begin any more.
    void close() {
        if (writers.getAndUpdate(count -> count | CLOSED) == 0) {
            drained.countDown();
        }
    }

    /// Whether it is closed and no write is under way.
    boolean drained() {
        return drained.getCount() == 0;
    }

    boolean awaitDrained(long nanos) throws InterruptedException {
        return drained.await(nanos, TimeUnit.NANOSECONDS);
    }

    void end() {
        ended = true;
    }
}
