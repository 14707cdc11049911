package parley.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Many deadlines watched by one thread: a hashed timing wheel.
///
/// Time stands still between calls of [#tick], so whoever drives the wheel decides its resolution, and tests
/// decide the time. A timer never fires early and at most one tick late. All times are those of a [Ticker].
/// Safe for concurrent use.
public final class TimingWheel {
    private final long tickNanos;
    private final long origin;
    private final Timer[] slots;
    private final int capacity;
    private volatile long now;
    private long currentTick;
    private int armed;

    /// Something with a deadline. Armed in one wheel at most; may be armed again at any time, also while it fires.
    public abstract static class Timer {
        private Timer previous = this;
        private Timer next = this;
        private long deadlineTick;
        private boolean linked;

        /// Called once per arming, on the thread that drives the wheel: must not block.
        protected abstract void fired(long now);

        private void linkBefore(Timer head) {
            previous = head.previous;
            next = head;
            head.previous.next = this;
            head.previous = this;
            linked = true;
        }

        private boolean unlink() {
            if (!linked) {
                return false;
            }
            previous.next = next;
            next.previous = previous;
            previous = this;
            next = this;
            linked = false;
            return true;
        }
    }

    /// @param tick resolution, at least 1 ms
    /// @param slots how many ticks one turn of the wheel has; deadlines further away are passed over once per turn
    /// @param capacity most timers armed at the same time
    /// @param now the present
    public TimingWheel(Duration tick, int slots, int capacity, long now) {
        if (tick.compareTo(Duration.ofMillis(1)) < 0 || slots < 1 || capacity < 1) {
            throw new IllegalArgumentException("tick: " + tick + ", slots: " + slots + ", capacity: " + capacity
                    + " (expected: tick >= 1 ms, slots > 0, capacity > 0)");
        }
        this.tickNanos = tick.toNanos();
        this.slots = new Timer[slots];
        for (int slot = 0; slot < slots; slot++) {
            this.slots[slot] = new Head();
        }
        this.capacity = capacity;
        this.origin = now;
        this.now = now;
    }

    /// The time of the last tick: coarse, and as cheap as a read of memory.
    public long now() {
        return now;
    }

    /// Lets `timer` fire once at `deadline`, or at the next tick if that has passed. Replaces an earlier deadline of
    /// the timer.
    ///
    /// @throws IllegalStateException if `capacity` timers are armed already
    public synchronized void arm(Timer timer, long deadline) {
        if (timer.unlink()) {
            armed--;
        }
        if (armed == capacity) {
            throw new IllegalStateException("armed timers: " + armed + " (expected: fewer than the wheel's capacity)");
        }
        timer.deadlineTick = Math.max(currentTick + 1, Math.ceilDiv(deadline - origin, tickNanos));
        timer.linkBefore(slotOf(timer.deadlineTick));
        armed++;
    }

    /// Forgets the deadline of `timer`; without effect if it has none. A timer that is firing at this moment completes.
    public synchronized void cancel(Timer timer) {
        if (timer.unlink()) {
            armed--;
        }
    }

    /// How many timers are armed.
    public synchronized int armed() {
        return armed;
    }

    /// Moves on to `time` and fires what is due, on this thread. Called by one thread at a time.
    ///
    /// Every due timer fires even if one throws; the first exception is thrown at the end.
    public void tick(long time) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Timer timer : due(time)) {
            try {
                timer.fired(time);
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private synchronized List<Timer> due(long time) {
        List<Timer> due = new ArrayList<>();
        long target = Math.floorDiv(time - origin, tickNanos);
        if (time - now > 0) {
            now = time;
        }
        long first = Math.max(currentTick + 1, target - slots.length + 1);
        currentTick = Math.max(currentTick, target);
        for (long tick = first; tick <= target; tick++) {
            collect(slotOf(tick), due);
        }
        armed -= due.size();
        return due;
    }

    private void collect(Timer head, List<Timer> due) {
        Timer timer = head.next;
        while (!(timer instanceof Head)) {
            Timer following = timer.next;
            if (timer.deadlineTick <= currentTick) {
                timer.unlink();
                due.add(timer);
            }
            timer = following;
        }
    }

    private Timer slotOf(long tick) {
        return slots[(int) Math.floorMod(tick, (long) slots.length)];
    }

    /// Start and end of a slot's ring of timers.
    private static final class Head extends Timer {
        @Override
        protected void fired(long now) {
            throw new IllegalStateException("a slot is not a timer");
        }
    }
}
