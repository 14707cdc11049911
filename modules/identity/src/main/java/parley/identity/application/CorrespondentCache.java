package parley.identity.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import parley.identity.port.out.Accounts;
import parley.identity.port.out.Blocks;
import parley.kernel.UserId;

/// Which users exist and whom they block, in memory.
///
/// Exact on this instance: what [#invalidate] follows on is seen by every later [#get], also when a load was
/// under way. A load notes the stamp of its user before it reads and keeps the result only if the stamp is
/// unchanged; stamp and entry change together under the map's lock of that key. Changes by others take effect
/// when an entry is older than `life`. Users who do not exist are not kept, so that made-up ids push nobody
/// out.
final class CorrespondentCache {
    private static final int STAMPS = 1024;
    private static final int EVICTED_SHARE = 8;

    private final Accounts accounts;
    private final Blocks blocks;
    private final int capacity;
    private final long lifeMs;
    private final Clock clock;
    private final ConcurrentHashMap<UserId, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLongArray stamps = new AtomicLongArray(STAMPS);
    private final ReentrantLock eviction = new ReentrantLock();

    CorrespondentCache(Accounts accounts, Blocks blocks, int capacity, Duration life, Clock clock) {
        this.accounts = accounts;
        this.blocks = blocks;
        this.capacity = capacity;
        this.lifeMs = life.toMillis();
        this.clock = clock;
    }

    /// What is known about a user.
    record Correspondent(boolean exists, Set<UserId> blocked) {
        Correspondent {
            blocked = Set.copyOf(blocked);
        }
    }

    private static final class Entry {
        final Correspondent correspondent;
        final long loadedAt;
        volatile boolean wanted = true;

        Entry(Correspondent correspondent, long loadedAt) {
            this.correspondent = correspondent;
            this.loadedAt = loadedAt;
        }
    }

    Correspondent get(UserId user) {
        long now = clock.millis();
        Entry entry = entries.get(user);
        if (entry != null && now - entry.loadedAt < lifeMs) {
            if (!entry.wanted) {
                entry.wanted = true;
            }
            return entry.correspondent;
        }
        return load(user, now);
    }

    void invalidate(UserId user) {
        entries.compute(user, (key, entry) -> {
            stamps.incrementAndGet(stampOf(user));
            return null;
        });
    }

    int size() {
        return entries.size();
    }

    private Correspondent load(UserId user, long now) {
        long stamp = stamps.get(stampOf(user));
        Correspondent loaded = new Correspondent(accounts.find(user).isPresent(), blocks.blockedBy(user));
        if (loaded.exists() && hasRoom()) {
            entries.compute(user, (key, entry) -> stamps.get(stampOf(user)) == stamp ? new Entry(loaded, now) : entry);
        }
        return loaded;
    }

    private boolean hasRoom() {
        if (entries.size() < capacity) {
            return true;
        }
        if (!eviction.tryLock()) {
            return false;
        }
        try {
            evict();
            return true;
        } finally {
            eviction.unlock();
        }
    }

    /// Second chance: an entry stays if it was wanted since the last time, but not if then too few would go.
    private void evict() {
        int surplus = entries.size() - capacity + Math.max(1, capacity / EVICTED_SHARE);
        for (Iterator<Entry> all = entries.values().iterator(); surplus > 0 && all.hasNext(); ) {
            Entry entry = all.next();
            if (entry.wanted) {
                entry.wanted = false;
            } else {
                all.remove();
                surplus--;
            }
        }
        for (Iterator<Entry> all = entries.values().iterator(); surplus > 0 && all.hasNext(); surplus--) {
            all.next();
            all.remove();
        }
    }

    private static int stampOf(UserId user) {
        return user.hashCode() & (STAMPS - 1);
    }
}
