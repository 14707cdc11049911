package parley.adapter.cassandra;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import parley.adapter.cassandra.CassandraException.Fault;

/// The places of requests that are under way. Whoever finds none waits for one; whoever waited too long is
/// told that the store does not answer.
final class InFlight {
    private final Semaphore places;
    private final int most;
    private final long patienceNanos;

    InFlight(int most, Duration patience) {
        this.places = new Semaphore(most);
        this.most = most;
        this.patienceNanos = patience.toNanos();
    }

    /// @throws CassandraException if there is no place in time
    void enter() {
        try {
            if (!places.tryAcquire(patienceNanos, TimeUnit.NANOSECONDS)) {
                throw new CassandraException(
                        Fault.UNKNOWN, "requests under way: " + most + " (expected: fewer, within the timeout)");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CassandraException(Fault.UNKNOWN, "interrupted before the request was sent", interrupted);
        }
    }

    void leave() {
        places.release();
    }

    int now() {
        return most - places.availablePermits();
    }

    /// Callers that wait for a place.
    int waiting() {
        return places.getQueueLength();
    }
}
