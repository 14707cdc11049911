package parley.adapter.rocksdb;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Hands mutations from many threads to the committer: a stack that is swapped out whole, so that adding
/// costs one compare-and-set and taking everything costs one swap.
///
/// The committer says how many waiting mutations it wants to be woken for; whoever adds that one wakes it,
/// all others do not bother.
final class WriteQueue {
    private static final int ASLEEP_FOR_NONE = Integer.MAX_VALUE;

    private final int capacity;
    private final AtomicReference<@Nullable Mutation> stack = new AtomicReference<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger wakeAt = new AtomicInteger(ASLEEP_FOR_NONE);
    private final Mutation end = new End();

    WriteQueue(int capacity) {
        this.capacity = capacity;
    }

    /// Whether there was room and the queue is open.
    Admission add(Mutation mutation, Thread committer) {
        int count = waiting.incrementAndGet();
        if (count > capacity) {
            waiting.decrementAndGet();
            return Admission.FULL;
        }
        Mutation top;
        do {
            top = stack.get();
            if (top instanceof End) {
                waiting.decrementAndGet();
                return Admission.ENDED;
            }
            mutation.next = top;
        } while (!stack.compareAndSet(top, mutation));
        int wanted = wakeAt.get();
        if (count >= wanted && wakeAt.compareAndSet(wanted, ASLEEP_FOR_NONE)) {
            LockSupport.unpark(committer);
        }
        return Admission.ADDED;
    }

    /// Moves everything that waits to the end of `target`, oldest first.
    void drainTo(ArrayDeque<Mutation> target) {
        if (stack.get() == null) {
            return;
        }
        Mutation newest = stack.getAndSet(null);
        Mutation oldest = null;
        while (newest != null) {
            Mutation older = newest.next;
            newest.next = oldest;
            oldest = newest;
            newest = older;
        }
        while (oldest != null) {
            Mutation newer = oldest.next;
            oldest.next = null;
            target.add(oldest);
            oldest = newer;
        }
    }

    /// Tells that mutations were taken for a batch and no longer count as waiting.
    void taken(int count) {
        waiting.addAndGet(-count);
    }

    int waiting() {
        return waiting.get();
    }

    /// Parks the committer until something waits, or it is woken otherwise.
    void awaitAny(Object blocker) {
        wakeAt.set(0);
        if (stack.get() == null) {
            LockSupport.park(blocker);
        }
        wakeAt.set(ASLEEP_FOR_NONE);
    }

    /// Parks the committer until `wanted` mutations wait, or `nanos` have passed.
    void await(int wanted, long nanos, Object blocker) {
        wakeAt.set(wanted);
        if (waiting.get() < wanted) {
            LockSupport.parkNanos(blocker, nanos);
        }
        wakeAt.set(ASLEEP_FOR_NONE);
    }

    /// Ends the queue if it is empty; nothing is admitted afterwards.
    boolean end() {
        return stack.compareAndSet(null, end);
    }

    enum Admission {
        ADDED,
        FULL,
        ENDED
    }

    private static final class End extends Mutation {
        @Override
        protected void apply(Batch batch) {
            throw new IllegalStateException("the end of the queue is not a write");
        }
    }
}
