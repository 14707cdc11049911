package parley.adapter.websocket.session;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Sends of one session that wait for their reply. Its reader is the only one that adds and the only one that waits.
final class InFlight {
    private final int limit;
    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable Thread waiting;
    private volatile boolean open = true;

    InFlight(int limit) {
        this.limit = limit;
    }

    void add() {
        count.incrementAndGet();
    }

    /// @return whether none is left
    boolean remove() {
        int left = count.decrementAndGet();
        wake();
        return left == 0;
    }

    boolean none() {
        return count.get() == 0;
    }

    /// Waits until there is room, or for ever no longer once [#release] was called.
    void awaitRoom() {
        if (count.get() < limit) {
            return;
        }
        waiting = Thread.currentThread();
        while (open && count.get() >= limit) {
            LockSupport.park(this);
        }
        waiting = null;
    }

    /// Ends all waiting, now and in future.
    void release() {
        open = false;
        wake();
    }

    private void wake() {
        Thread reader = waiting;
        if (reader != null) {
            LockSupport.unpark(reader);
        }
    }
}
