package parley.bench.load;

import java.util.concurrent.atomic.AtomicLong;

/// One loop's totals, for other threads to look at while it runs. One thread writes.
final class Counters {

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong completed = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong online = new AtomicLong();
    private final AtomicLong closing = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private static void add(AtomicLong counter, long difference) {
        counter.lazySet(counter.getPlain() + difference);
    }

    void countSent() {
        add(sent, 1);
    }

    /// A send was acknowledged or refused.
    void countCompleted() {
        add(completed, 1);
    }

    void countReceived() {
        add(received, 1);
    }

    void countRefused() {
        add(refused, 1);
    }

    void countOnline(int difference) {
        add(online, difference);
    }

    void countClosing(int difference) {
        add(closing, difference);
    }

    void countFailed() {
        add(failed, 1);
    }

    long sent() {
        return sent.get();
    }

    long completed() {
        return completed.get();
    }

    long received() {
        return received.get();
    }

    long refused() {
        return refused.get();
    }

    long online() {
        return online.get();
    }

    long closing() {
        return closing.get();
    }

    long failed() {
        return failed.get();
    }
}
