package parley.adapter.rest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import parley.kernel.Ticker;

/// Time that moves only when a test says so.
public final class ManualTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong(1_000_000_000L);

    @Override
    public long nanos() {
        return nanos.get();
    }

    public void advance(Duration by) {
        nanos.addAndGet(by.toNanos());
    }
}
