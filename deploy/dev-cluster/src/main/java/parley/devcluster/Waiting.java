package parley.devcluster;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what servers do among themselves.
final class Waiting {
    private static final long POLL_NANOS = 50_000_000;

    private Waiting() {}

    /// @param otherwise what is wrong if it never holds
    /// @throws ServerStartException if it does not hold in time
    static void until(String otherwise, Duration patience, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw new ServerStartException(otherwise + " after " + patience.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
