package parley.bench.load;

import java.util.concurrent.atomic.AtomicLong;

/// One loop's totals, for other threads to look at while it runs. One thread writes.
final class Counters {

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong expected = new AtomicLong();
    private final AtomicLong completed = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong online = new AtomicLong();
    private final AtomicLong closing = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private static void add(AtomicLong counter, long difference) {
        counter.lazySet(counter.getPlain() + difference);
    }

    /// @param audience devices that are to receive it
    void countSent(int audience) {
        add(sent, 1);
        add(expected, audience);
    }

    /// A send was acknowledged or refused.
    void countCompleted() {
        add(completed, 1);
    }

    void countReceived() {
        add(received, 1);
    }

    /// @param audience devices that were to receive it
    void countRefused(int audience) {
        add(refused, 1);
        add(expected, -audience);
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

    /// Deliveries that are to be expected of what was sent and not refused.
    long expected() {
        return expected.get();
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
