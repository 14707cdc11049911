package parley.bench;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a moment, telling how things go meanwhile.
final class Waiting {

    private static final long SECOND = 1_000_000_000;
    private static final long STEP = 200_000_000;

    private Waiting() {}

    /// Waits until a moment of the monotonic clock, or until `enough`; calls `everySecond` meanwhile.
    static void until(long moment, BooleanSupplier enough, Runnable everySecond) {
        long next = System.nanoTime() + SECOND;
        for (long now = System.nanoTime(); now < moment && !enough.getAsBoolean(); now = System.nanoTime()) {
            if (now >= next) {
                everySecond.run();
                next += SECOND;
            }
            LockSupport.parkNanos(Math.min(moment - now, STEP));
        }
    }
}
