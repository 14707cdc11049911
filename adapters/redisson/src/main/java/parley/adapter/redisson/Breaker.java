package parley.adapter.redisson;

import parley.kernel.Ticker;

/// Notices that nobody answers, so that callers need not wait to find it out one after the other. Once open
/// it stays open until a probe is answered; callers are never the probe.
final class Breaker {
    private final Ticker ticker;
    private final int most;
    private final long probeNanos;
    private int failures;
    private volatile boolean open;
    private long nextProbe;

    Breaker(Ticker ticker, RedisConfig.Patience patience) {
        this.ticker = ticker;
        this.most = patience.failures();
        this.probeNanos = patience.probe().toNanos();
    }

    boolean isOpen() {
        return open;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    /// @return whether it opened now
    synchronized boolean failed() {
        failures++;
        if (open || failures < most) {
            return false;
        }
        open = true;
        nextProbe = ticker.nanos() + probeNanos;
        return true;
    }

    /// Whether it is open and time to try again; if so, the next time is later.
    synchronized boolean isProbeDue() {
        if (!open || ticker.nanos() - nextProbe < 0) {
            return false;
        }
        nextProbe = ticker.nanos() + probeNanos;
        return true;
    }

    /// A probe was answered.
    synchronized void close() {
        open = false;
        failures = 0;
    }
}
