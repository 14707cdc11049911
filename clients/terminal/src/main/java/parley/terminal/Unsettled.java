package parley.terminal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts the messages that the server has not stored. Guarded by the lock it is given.
final class Unsettled {
    private final Condition changed;
    private int unanswered;
    private int refused;

    Unsettled(ReentrantLock lock) {
        changed = lock.newCondition();
    }

    void sending(int messages) {
        unanswered += messages;
    }

    void stored() {
        unanswered--;
        changed.signalAll();
    }

    void refused() {
        refused++;
        stored();
    }

    /// Waits until no more than `most` messages lack an answer, or the time is over.
    ///
    /// @return how many have none
    int await(int most, long seconds) throws InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(seconds);
        while (unanswered > most && left > 0) {
            left = changed.awaitNanos(left);
        }
        return unanswered;
    }

    int refusals() {
        return refused;
    }
}
