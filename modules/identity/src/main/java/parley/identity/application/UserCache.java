package parley.identity.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import parley.kernel.UserId;

/// Something about users, in memory.
///
/// Exact on this instance: what [#invalidate] follows on is seen by every later [#get], also when a load was
/// under way. A load notes the stamp of its user before it reads and keeps the result only if the stamp is
/// unchanged; stamp and entry change together under the map's lock of that key. Changes by others take effect
/// when an entry is older than `life`. What weighs nothing is not kept, nor what weighs more than the
/// capacity.
///
/// @param <V> what is known about one user
final class UserCache<V> {
    private static final int STAMPS = 1024;
    private static final int EVICTED_SHARE = 8;

    private final Function<UserId, V> loader;
    private final ToIntFunction<V> weigher;
    private final long capacity;
    private final long lifeMs;
    private final Clock clock;
    private final ConcurrentHashMap<UserId, Entry<V>> entries = new ConcurrentHashMap<>();
    private final AtomicLong weight = new AtomicLong();
    private final AtomicLongArray stamps = new AtomicLongArray(STAMPS);
    private final ReentrantLock eviction = new ReentrantLock();

    /// @param capacity the most that all entries weigh together
    UserCache(Function<UserId, V> loader, ToIntFunction<V> weigher, int capacity, Duration life, Clock clock) {
        this.loader = loader;
        this.weigher = weigher;
        this.capacity = capacity;
        this.lifeMs = life.toMillis();
        this.clock = clock;
    }

    private static final class Entry<V> {
        final V value;
        final int weight;
        final long loadedAt;
        volatile boolean wanted = true;

        Entry(V value, int weight, long loadedAt) {
            this.value = value;
            this.weight = weight;
            this.loadedAt = loadedAt;
        }
    }

    V get(UserId user) {
        long now = clock.millis();
        Entry<V> entry = entries.get(user);
        if (entry != null && now - entry.loadedAt < lifeMs) {
            if (!entry.wanted) {
                entry.wanted = true;
            }
            return entry.value;
        }
        return load(user, now);
    }

    void invalidate(UserId user) {
        entries.compute(user, (key, entry) -> {
            stamps.incrementAndGet(stampOf(user));
            if (entry != null) {
                weight.addAndGet(-entry.weight);
            }
            return null;
        });
    }

    int size() {
        return entries.size();
    }

    long weight() {
        return weight.get();
    }

    private V load(UserId user, long now) {
        long stamp = stamps.get(stampOf(user));
        V loaded = loader.apply(user);
        int added = weigher.applyAsInt(loaded);
        if (added > 0 && hasRoom(added)) {
            entries.compute(user, (key, entry) -> {
                if (stamps.get(stampOf(user)) != stamp) {
                    return entry;
                }
                weight.addAndGet(entry == null ? added : added - entry.weight);
                return new Entry<>(loaded, added, now);
            });
        }
        return loaded;
    }

    private boolean hasRoom(int added) {
        if (weight.get() + added <= capacity) {
            return true;
        }
        if (added > capacity || !eviction.tryLock()) {
            return false;
        }
        try {
            evict(Math.max(weight.get() + added - capacity, capacity / EVICTED_SHARE));
            return true;
        } finally {
            eviction.unlock();
        }
    }

    /// Second chance: an entry stays if it was wanted since the last time, but not if then too little would
    /// go.
    private void evict(long surplus) {
        long left = surplus;
        for (Iterator<Map.Entry<UserId, Entry<V>>> all = entries.entrySet().iterator(); left > 0 && all.hasNext(); ) {
            Map.Entry<UserId, Entry<V>> next = all.next();
            if (next.getValue().wanted) {
                next.getValue().wanted = false;
            } else {
                left -= removed(next);
            }
        }
        for (Iterator<Map.Entry<UserId, Entry<V>>> all = entries.entrySet().iterator(); left > 0 && all.hasNext(); ) {
            left -= removed(all.next());
        }
    }

    private int removed(Map.Entry<UserId, Entry<V>> each) {
        Entry<V> entry = each.getValue();
        if (!entries.remove(each.getKey(), entry)) {
            return 0;
        }
        weight.addAndGet(-entry.weight);
        return entry.weight;
    }

    private static int stampOf(UserId user) {
        return user.hashCode() & (STAMPS - 1);
    }
}
