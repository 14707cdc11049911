package parley.presence.application;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.kernel.UserId;
import parley.presence.domain.PresenceUnavailableException;

/// Which sessions watch whom, and what there is to tell them. Changes are collected by user, so that a user
/// who comes and goes a hundred times between two flushes is told once, as it is then.
///
/// Everything here is bounded by the number of watches: users whom nobody watches leave no trace.
final class Watchers {
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PresenceConfig.Watching config;
    private final ConcurrentMap<UserId, Set<Watches>> byWatched = new ConcurrentHashMap<>();
    private final Set<UserId> changed = ConcurrentHashMap.newKeySet();
    private final Set<Watches> untold = ConcurrentHashMap.newKeySet();
    private final Set<Watches> all = ConcurrentHashMap.newKeySet();
    private final AtomicInteger total = new AtomicInteger();
    private volatile Consumer<UserId> released = user -> {};
    private boolean unavailable;
    private long pausedUntil = Long.MIN_VALUE;
    private long reviewDue = Long.MIN_VALUE;

    Watchers(PresenceConfig.Watching config) {
        this.config = config;
    }

    /// Makes room for watches.
    ///
    /// @return whether there is any
    boolean reserve(int watches) {
        if (total.addAndGet(watches) <= config.total()) {
            return true;
        }
        total.addAndGet(-watches);
        return false;
    }

    /// Indexes a watch for which there is room.
    void add(UserId watched, Watches watches) {
        byWatched.compute(watched, (user, held) -> {
            Set<Watches> watchers = held == null ? new HashSet<>(2) : held;
            watchers.add(watches);
            return watchers;
        });
        all.add(watches);
    }

    void remove(UserId watched, Watches watches) {
        Set<Watches> left = byWatched.computeIfPresent(watched, (user, held) -> {
            held.remove(watches);
            return held.isEmpty() ? null : held;
        });
        total.decrementAndGet();
        if (left == null) {
            released.accept(watched);
        }
    }

    /// Whether anybody watches the user.
    boolean isWatched(UserId user) {
        return byWatched.containsKey(user);
    }

    /// All users whom somebody watches; those who come and go meanwhile may be among them or not.
    Set<UserId> watched() {
        return byWatched.keySet();
    }

    /// @param told told of each user whom nobody watches any more
    void whenReleased(Consumer<UserId> told) {
        released = told;
    }

    void ended(Watches watches) {
        watches.end(this);
        all.remove(watches);
        untold.remove(watches);
    }

    /// A user came, went, or may be seen by others than before.
    void changed(UserId user) {
        if (byWatched.containsKey(user)) {
            changed.add(user);
        }
    }

    /// A session has something left to be told.
    void later(Watches watches) {
        untold.add(watches);
    }

    /// Has everything that a session watches decided again.
    void review(Watches watches) {
        watches.review();
        untold.add(watches);
    }

    /// Tells what there is to tell. For one thread.
    void flush(Visibility visibility, long now) {
        changed.forEach(this::spread);
        if (reviewDue == Long.MIN_VALUE || now - reviewDue >= 0) {
            reviewDue = now + SECOND;
            reviewDueOnes(now);
        }
        if (pausedUntil == Long.MIN_VALUE || now - pausedUntil >= 0) {
            tell(visibility, now);
        }
    }

    int watches() {
        return total.get();
    }

    int waiting() {
        return changed.size() + untold.size();
    }

    /// Taken off the list before its watchers are marked: a change that comes meanwhile is listed anew.
    private void spread(UserId user) {
        changed.remove(user);
        for (Watches watches : watchersOf(user)) {
            watches.mark(user);
            untold.add(watches);
        }
    }

    private List<Watches> watchersOf(UserId user) {
        List<Watches> copy = new ArrayList<>();
        byWatched.computeIfPresent(user, (key, held) -> {
            copy.addAll(held);
            return held;
        });
        return copy;
    }

    private void reviewDueOnes(long now) {
        int left = config.reviews();
        for (Watches watches : all) {
            if (left <= 0) {
                return;
            }
            if (now - watches.reviewedAt() >= config.review().toNanos()) {
                left -= watches.size();
                review(watches);
            }
        }
    }

    private void tell(Visibility visibility, long now) {
        try {
            for (Watches watches : untold) {
                tell(watches, visibility, now);
            }
            unavailable = false;
        } catch (PresenceUnavailableException fault) {
            pausedUntil = now + SECOND;
            warnOnce(fault);
        }
    }

    private void tell(Watches watches, Visibility visibility, long now) {
        untold.remove(watches);
        boolean done = false;
        try {
            done = !watches.tell(visibility, now);
        } finally {
            if (!done) {
                untold.add(watches);
            }
        }
    }

    private void warnOnce(PresenceUnavailableException fault) {
        if (!unavailable) {
            unavailable = true;
            LOG.atWarn()
                    .addKeyValue("code", "presence_not_decided")
                    .addKeyValue("fault", fault.code())
                    .addKeyValue("reason", fault.getMessage())
                    .log("it could not be found out who may see whom; changes of presence wait");
        }
    }
}
