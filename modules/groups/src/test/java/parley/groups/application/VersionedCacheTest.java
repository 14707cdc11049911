package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import parley.groups.MutableClock;
import parley.groups.Race;

final class VersionedCacheTest {
    private final MutableClock clock = new MutableClock(1);
    private final Map<String, String> store = new ConcurrentHashMap<>();
    private final AtomicInteger loads = new AtomicInteger();

    private VersionedCache<String, String> cache(int capacity) {
        return new VersionedCache<>(
                key -> {
                    loads.incrementAndGet();
                    return Optional.ofNullable(store.get(key));
                },
                String::length,
                capacity,
                Duration.ofMinutes(1),
                clock);
    }

    @Test
    void getShouldLoadOnceUntilInvalidated() {
        VersionedCache<String, String> cache = cache(100);
        store.put("a", "1");
        assertEquals(Optional.of("1"), cache.get("a"));
        store.put("a", "22");
        assertEquals(Optional.of("1"), cache.get("a"));
        assertEquals(1, loads.get());

        cache.invalidate("a");

        assertEquals(0, cache.weight());
        assertEquals(Optional.of("22"), cache.get("a"));
        assertEquals(2, cache.weight());
    }

    @Test
    void entriesShouldEndWithTheirLife() {
        VersionedCache<String, String> cache = cache(100);
        store.put("a", "1");
        cache.get("a");
        store.put("a", "2");
        clock.advance(Duration.ofMillis(59_999));
        assertEquals(Optional.of("1"), cache.get("a"));

        clock.advance(Duration.ofMillis(1));

        assertEquals(Optional.of("2"), cache.get("a"));
        assertEquals(1, cache.weight());
    }

    @Test
    void loadThatBeganBeforeAnInvalidationShouldNotBeKept() {
        AtomicReference<VersionedCache<String, String>> self = new AtomicReference<>();
        AtomicInteger calls = new AtomicInteger();
        VersionedCache<String, String> cache = new VersionedCache<>(
                key -> {
                    if (calls.incrementAndGet() == 1) {
                        self.get().invalidate(key); // the store changed after it was read
                        return Optional.of("old");
                    }
                    return Optional.of("new");
                },
                String::length,
                100,
                Duration.ofMinutes(1),
                clock);
        self.set(cache);

        cache.get("a");

        assertEquals(Optional.of("new"), cache.get("a"));
    }

    @Test
    void weightShouldStayBelowTheCapacity() {
        VersionedCache<String, String> cache = cache(40);
        for (int number = 0; number < 500; number++) {
            store.put("k" + number, "x".repeat(1 + number % 7));
            cache.get("k" + number);
            assertTrue(cache.weight() <= 40, () -> "weight " + cache.weight());
        }
        assertTrue(cache.weight() >= 20, () -> "weight " + cache.weight());
        store.put("heavy", "x".repeat(41));
        assertEquals(41, cache.get("heavy").orElseThrow().length());
        assertTrue(cache.weight() <= 40);
    }

    @Test
    void whatDoesNotExistShouldNotBeKept() {
        VersionedCache<String, String> cache = cache(100);
        assertEquals(Optional.empty(), cache.get("a"));
        store.put("a", "1");

        assertEquals(Optional.of("1"), cache.get("a"));
    }

    @Test
    void nobodyShouldSeeWhatWasBeforeAnInvalidation() {
        AtomicLong truth = new AtomicLong();
        AtomicLong promised = new AtomicLong();
        VersionedCache<String, Long> cache =
                new VersionedCache<>(key -> Optional.of(truth.get()), value -> 1, 2, Duration.ofMinutes(1), clock);

        List<Integer> stale = Race.of(4, runner -> {
            int found = 0;
            for (int turn = 0; turn < 20_000; turn++) {
                if (runner == 0) {
                    long next = truth.incrementAndGet();
                    cache.invalidate("a");
                    promised.set(next);
                } else {
                    cache.get("other" + runner + turn % 3); // pushes others out
                    long atLeast = promised.get();
                    found += cache.get("a").orElseThrow() < atLeast ? 1 : 0;
                }
            }
            return found;
        });

        assertEquals(List.of(0, 0, 0, 0), stale);
    }
}
