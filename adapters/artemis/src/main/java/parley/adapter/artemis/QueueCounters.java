package parley.adapter.artemis;

import java.util.concurrent.atomic.LongAdder;

/// Counts what becomes of jobs. Shared by the senders and consumers of a server.
public final class QueueCounters {
    private final LongAdder sent = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dead = new LongAdder();

    void sent(int jobs) {
        sent.add(jobs);
    }

    void done(int jobs) {
        done.add(jobs);
    }

    void failed(int jobs) {
        failed.add(jobs);
    }

    void died() {
        dead.increment();
    }

    /// Jobs that the broker took.
    public long sent() {
        return sent.sum();
    }

    /// Jobs that were done and acknowledged.
    public long done() {
        return done.sum();
    }

    /// Times that a job failed and was put back, to be tried again.
    public long failed() {
        return failed.sum();
    }

    /// Jobs that became dead letters.
    public long dead() {
        return dead.sum();
    }
}
