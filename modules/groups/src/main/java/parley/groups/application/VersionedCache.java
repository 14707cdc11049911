package parley.groups.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Values by key, in memory, as recent as the last [#invalidate] of their key.
///
/// What an invalidation follows on is seen by every later [#get], also when a load was under way: a load
/// notes the version of its key before it reads and keeps the result only if the version is unchanged;
/// version and entry change together under the map's lock of that key. Keys share versions, which costs a
/// load now and then and nothing else. Changes that nobody invalidates take effect when an entry is older
/// than `life`. What does not exist is not kept, so that made-up keys push nobody out.
final class VersionedCache<K, V> {
    private static final int VERSIONS = 1024;
    private static final int EVICTED_SHARE = 8;

    private final Function<K, Optional<V>> loader;
    private final ToIntFunction<V> weight;
    private final int capacity;
    private final long lifeMs;
    private final Clock clock;
    private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final AtomicLongArray versions = new AtomicLongArray(VERSIONS);
    private final AtomicLong total = new AtomicLong();
    private final ReentrantLock eviction = new ReentrantLock();

    /// @param loader where values come from; may be called for one key several times at once
    /// @param weight what a value counts of the capacity
    VersionedCache(Function<K, Optional<V>> loader, ToIntFunction<V> weight, int capacity, Duration life, Clock clock) {
        this.loader = loader;
        this.weight = weight;
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

    Optional<V> get(K key) {
        return get(key, loader);
    }

    /// The same with another source for a value that is not kept.
    Optional<V> get(K key, Function<K, Optional<V>> source) {
        long now = clock.millis();
        Entry<V> entry = entries.get(key);
        if (entry != null && now - entry.loadedAt < lifeMs) {
            if (!entry.wanted) {
                entry.wanted = true;
            }
            return Optional.of(entry.value);
        }
        return load(key, source, now);
    }

    void invalidate(K key) {
        entries.compute(key, (same, entry) -> {
            versions.incrementAndGet(versionOf(key));
            return replace(entry, null);
        });
    }

    /// The weight of everything kept.
    long weight() {
        return total.get();
    }

    private Optional<V> load(K key, Function<K, Optional<V>> source, long now) {
        long version = versions.get(versionOf(key));
        Optional<V> loaded = source.apply(key);
        loaded.ifPresent(value -> keep(key, version, new Entry<>(value, weight.applyAsInt(value), now)));
        return loaded;
    }

    private void keep(K key, long version, Entry<V> loaded) {
        if (hasRoom(loaded.weight)) {
            entries.compute(
                    key, (same, entry) -> versions.get(versionOf(key)) == version ? replace(entry, loaded) : entry);
        }
    }

    private @Nullable Entry<V> replace(@Nullable Entry<V> before, @Nullable Entry<V> after) {
        total.addAndGet((after == null ? 0 : after.weight) - (before == null ? 0 : before.weight));
        return after;
    }

    private boolean hasRoom(int wanted) {
        if (total.get() + wanted <= capacity) {
            return true;
        }
        if (wanted > capacity || !eviction.tryLock()) {
            return false;
        }
        try {
            evict(wanted);
            return true;
        } finally {
            eviction.unlock();
        }
    }

    /// Second chance: an entry stays if it was wanted since the last time, but not if then too few would go.
    private void evict(int wanted) {
        long target = (long) capacity - Math.max(wanted, capacity / EVICTED_SHARE);
        evict(target, true);
        evict(target, false);
    }

    private void evict(long target, boolean spareWanted) {
        for (Map.Entry<K, Entry<V>> all : entries.entrySet()) {
            if (total.get() <= target) {
                return;
            }
            Entry<V> entry = all.getValue();
            if (spareWanted && entry.wanted) {
                entry.wanted = false;
            } else if (entries.remove(all.getKey(), entry)) {
                total.addAndGet(-entry.weight);
            }
        }
    }

    private int versionOf(K key) {
        int hash = key.hashCode();
        return Math.floorMod(hash ^ (hash >>> 16), VERSIONS);
    }
}
