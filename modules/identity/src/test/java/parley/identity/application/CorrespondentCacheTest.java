package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.credential;
import static parley.identity.People.profile;
import static parley.identity.People.user;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.identity.MutableClock;
import parley.identity.Race;
import parley.identity.domain.Relation;
import parley.identity.inmemory.InMemoryIdentity;
import parley.identity.port.out.Blocks;
import parley.identity.port.out.IdentityStores;
import parley.identity.port.out.RelationAddition;
import parley.kernel.UserId;

final class CorrespondentCacheTest {
    private static final int CAPACITY = 16;

    private final IdentityStores stores = InMemoryIdentity.create();
    private final MutableClock clock = new MutableClock(REGISTERED_AT);
    private final WatchedBlocks blocks = new WatchedBlocks(stores.blocks());
    private final CorrespondentCache cache =
            new CorrespondentCache(stores.accounts(), blocks, CAPACITY, Duration.ofMinutes(1), clock);

    @Test
    void getShouldAskTheStoreOnceWithinTheLife() {
        register("ann");

        cache.get(user("ann"));
        cache.get(user("ann"));
        clock.advance(Duration.ofMillis(59_999));
        cache.get(user("ann"));
        assertEquals(1, blocks.loads.get());

        clock.advance(Duration.ofMillis(1));
        cache.get(user("ann"));
        assertEquals(2, blocks.loads.get());
    }

    @Test
    void getShouldSeeWhatChangedAfterAnInvalidation() {
        register("ann", "bob");
        assertEquals(Set.of(), cache.get(user("ann")).blocked());

        stores.blocks().add(user("ann"), user("bob"), REGISTERED_AT, 10);
        cache.invalidate(user("ann"));

        assertEquals(Set.of(user("bob")), cache.get(user("ann")).blocked());
    }

    @Test
    void getShouldNotKeepWhatWasLoadedBeforeAnInvalidation() {
        register("ann", "bob");
        blocks.afterLoad = () -> {
            stores.blocks().add(user("ann"), user("bob"), REGISTERED_AT, 10);
            cache.invalidate(user("ann"));
        };

        assertEquals(Set.of(), cache.get(user("ann")).blocked());
        blocks.afterLoad = () -> {};

        assertEquals(Set.of(user("bob")), cache.get(user("ann")).blocked());
    }

    @Test
    void getShouldNotKeepUsersWhoDoNotExist() {
        assertFalse(cache.get(user("ann")).exists());
        assertEquals(0, cache.size());

        register("ann");

        assertTrue(cache.get(user("ann")).exists());
    }

    @Test
    void cacheShouldStayWithinItsCapacityAndKeepWhatIsWanted() {
        register("ann");
        cache.get(user("ann"));
        for (int number = 0; number < 20 * CAPACITY; number++) {
            register("user" + number);
            cache.get(user("user" + number));
            cache.get(user("ann"));
            assertTrue(cache.size() <= CAPACITY, "holds " + cache.size());
        }
        assertTrue(cache.size() > CAPACITY / 2, "holds " + cache.size());
        // Without regard to use, ann would have been pushed out every 16 users.
        int loadsOfAnn = blocks.loads.get() - 20 * CAPACITY;
        assertTrue(loadsOfAnn < 20, "loaded " + loadsOfAnn + " times");
    }

    @Test
    void cacheShouldNeverShowTheOldStateOnceAChangeIsDone() {
        register("ann", "bob");

        List<Integer> stale = Race.of(4, runner -> {
            int wrong = 0;
            for (int round = 0; round < 2_000; round++) {
                if (runner > 0) {
                    cache.get(user("ann"));
                    continue;
                }
                boolean isBlocked = round % 2 == 0;
                if (isBlocked) {
                    stores.blocks().add(user("ann"), user("bob"), REGISTERED_AT, 10);
                } else {
                    stores.blocks().remove(user("ann"), user("bob"));
                }
                cache.invalidate(user("ann"));
                if (cache.get(user("ann")).blocked().contains(user("bob")) != isBlocked) {
                    wrong++;
                }
            }
            return wrong;
        });

        assertEquals(0, stale.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void cacheShouldStayNearItsCapacityUnderConcurrentUse() {
        IntStream.range(0, 400).forEach(number -> register("user" + number));

        Race.of(4, runner -> {
            for (int number = 0; number < 400; number++) {
                cache.get(user("user" + (number * 7 + runner * 100) % 400));
            }
            return runner;
        });

        // Each of the racing loads may have found the same last place free.
        assertTrue(cache.size() <= CAPACITY + 3, "holds " + cache.size());
    }

    private void register(String... names) {
        for (String name : names) {
            stores.registrations().add(profile(name), credential(name));
        }
    }

    /// Counts loads, and does something after each of them before the result is returned.
    private static final class WatchedBlocks implements Blocks {
        final AtomicInteger loads = new AtomicInteger();
        volatile Runnable afterLoad = () -> {};
        private final Blocks blocks;

        WatchedBlocks(Blocks blocks) {
            this.blocks = blocks;
        }

        @Override
        public RelationAddition add(UserId user, UserId other, long at, int limit) {
            return blocks.add(user, other, at, limit);
        }

        @Override
        public void remove(UserId user, UserId other) {
            blocks.remove(user, other);
        }

        @Override
        public List<Relation> list(UserId user, UserId after, int limit) {
            return blocks.list(user, after, limit);
        }

        @Override
        public Set<UserId> blockedBy(UserId user) {
            Set<UserId> blocked = blocks.blockedBy(user);
            loads.incrementAndGet();
            afterLoad.run();
            return blocked;
        }
    }
}
