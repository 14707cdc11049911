package parley.presence.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.presence.Connections.ALICE;
import static parley.presence.Connections.BOB;
import static parley.presence.Connections.LAPTOP;
import static parley.presence.Connections.NOBODY;
import static parley.presence.Connections.OTHER;
import static parley.presence.Connections.PHONE;
import static parley.presence.Connections.TABLET;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import parley.presence.Connections;
import parley.presence.domain.Connection;
import parley.presence.domain.Placement;
import parley.presence.domain.Registration;
import parley.presence.domain.Standing;
import parley.presence.domain.Whereabouts;

/// What every [ConnectionRegistry] has to do. Implementations hand out an empty one for each test.
public interface ConnectionRegistryContract {
    /// The registry as [Connections#Connections.INSTANCE] sees it, which is alive.
    ConnectionRegistry registry();

    /// The same registry as [Connections#OTHER] sees it, which is alive too.
    ConnectionRegistry other();

    /// Loses everything that is registered.
    void lose();

    @Test
    default void putShouldMakeTheConnectionFindable() {
        ConnectionRegistry registry = registry();
        Connection phone = Connections.of(ALICE, PHONE, 1);

        List<Connection> displaced = registry.put(phone).displaced();

        assertEquals(List.of(), displaced);
        assertEquals(List.of(phone), registry.find(List.of(ALICE)).connections());
    }

    @Test
    default void putShouldDisplaceTheOlderConnectionOfTheDevice() {
        ConnectionRegistry registry = registry();
        Connection older = Connections.of(ALICE, PHONE, 1);
        Connection newer = Connections.of(ALICE, PHONE, 2);
        registry.put(older);

        List<Connection> displaced = registry.put(newer).displaced();

        assertEquals(List.of(older), displaced);
        assertEquals(List.of(newer), registry.find(List.of(ALICE)).connections());
    }

    @Test
    default void putShouldDisplaceNothingWhenRepeatedForTheSameSession() {
        ConnectionRegistry registry = registry();
        Connection phone = Connections.of(ALICE, PHONE, 1);
        registry.put(phone);

        List<Connection> displaced = registry.put(phone).displaced();

        assertEquals(List.of(), displaced);
        assertEquals(List.of(phone), registry.find(List.of(ALICE)).connections());
    }

    @Test
    default void findShouldReturnAllDevicesOfAllUsers() {
        ConnectionRegistry registry = registry();
        Connection phone = Connections.of(ALICE, PHONE, 1);
        Connection laptop = Connections.of(ALICE, LAPTOP, 2);
        Connection tablet = Connections.of(BOB, TABLET, 3);
        registry.put(phone);
        registry.put(laptop);
        registry.put(tablet);

        assertEquals(
                Set.of(phone, laptop, tablet),
                new HashSet<>(registry.find(List.of(ALICE, BOB, NOBODY)).connections()));
        assertEquals(Set.of(tablet), new HashSet<>(registry.find(List.of(BOB)).connections()));
    }

    @Test
    default void findShouldReturnNothingForUnknownOrNoUsers() {
        ConnectionRegistry registry = registry();
        registry.put(Connections.of(ALICE, PHONE, 1));

        assertEquals(List.of(), registry.find(List.of(NOBODY)).connections());
        assertEquals(List.of(), registry.find(List.of()).connections());
    }

    @Test
    default void findShouldCountAUserNamedTwiceOnce() {
        ConnectionRegistry registry = registry();
        Connection phone = Connections.of(ALICE, PHONE, 1);
        registry.put(phone);

        assertEquals(List.of(phone), registry.find(List.of(ALICE, ALICE)).connections());
    }

    @Test
    default void removeShouldForgetTheConnectionOnce() {
        ConnectionRegistry registry = registry();
        Connection phone = Connections.of(ALICE, PHONE, 1);
        Connection laptop = Connections.of(ALICE, LAPTOP, 2);
        registry.put(phone);
        registry.put(laptop);

        assertTrue(registry.remove(phone, 1_000));
        assertFalse(registry.remove(phone, 1_000));

        assertEquals(List.of(laptop), registry.find(List.of(ALICE)).connections());
    }

    @Test
    default void removeShouldKeepANewerConnectionOfTheDevice() {
        ConnectionRegistry registry = registry();
        Connection older = Connections.of(ALICE, PHONE, 1);
        Connection newer = Connections.of(ALICE, PHONE, 2);
        registry.put(older);
        registry.put(newer);

        assertFalse(registry.remove(older, 1_000));

        assertEquals(List.of(newer), registry.find(List.of(ALICE)).connections());
    }

    @Test
    default void removeShouldIgnoreUnknownConnections() {
        assertFalse(registry().remove(Connections.of(NOBODY, PHONE, 1), 1_000));
    }

    @Test
    default void concurrentPutsOfOneDeviceShouldDisplaceEachOtherOnceEach() {
        ConnectionRegistry registry = registry();
        int connections = 40;
        ConcurrentLinkedQueue<Connection> displaced = new ConcurrentLinkedQueue<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int session = 0; session < connections; session++) {
                Connection connection = Connections.of(ALICE, PHONE, session);
                threads.execute(() -> displaced.addAll(registry.put(connection).displaced()));
            }
        }

        List<Connection> left = registry.find(List.of(ALICE)).connections();
        assertEquals(1, left.size());
        assertEquals(connections - 1, displaced.size());
        Set<Connection> seen = new HashSet<>(displaced);
        seen.addAll(left);
        assertEquals(connections, seen.size());
    }

    // several instances

    @Test
    default void putShouldDisplaceTheConnectionToAnotherInstance() {
        Connection older = Connections.of(ALICE, PHONE, 1);
        Connection newer = Connections.at(OTHER, ALICE, PHONE, 2);
        long first = registry().put(older).epoch();

        Placement placement = other().put(newer);

        assertEquals(List.of(older), placement.displaced());
        assertTrue(placement.epoch() > first, () -> placement.epoch() + " after " + first);
        assertEquals(List.of(newer), registry().find(List.of(ALICE)).connections());
        assertFalse(registry().remove(older, 1_000));
        assertEquals(List.of(newer), other().find(List.of(ALICE)).connections());
    }

    @Test
    default void concurrentPutsOfTwoInstancesShouldAgreeOnTheNewest() {
        ConcurrentLinkedQueue<Connection> displaced = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> epochs = new ConcurrentLinkedQueue<>();
        int connections = 40;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int session = 0; session < connections; session++) {
                boolean here = session % 2 == 0;
                Connection connection = Connections.at(here ? Connections.INSTANCE : OTHER, ALICE, PHONE, session);
                threads.execute(() -> {
                    Placement placement = (here ? registry() : other()).put(connection);
                    displaced.addAll(placement.displaced());
                    epochs.add(placement.epoch());
                });
            }
        }

        List<Connection> left = registry().find(List.of(ALICE)).connections();
        assertEquals(left, other().find(List.of(ALICE)).connections());
        assertEquals(1, left.size());
        assertEquals(connections - 1, new HashSet<>(displaced).size());
        assertFalse(displaced.contains(left.getFirst()));
        assertEquals(connections, new HashSet<>(epochs).size());
    }

    @Test
    default void confirmShouldKeepWhatIsThere() {
        Connection phone = Connections.of(ALICE, PHONE, 1);
        long epoch = registry().put(phone).epoch();

        assertEquals(List.of(Standing.KEPT), registry().confirm(List.of(new Registration(phone, epoch))));
        assertEquals(List.of(phone), registry().find(List.of(ALICE)).connections());
    }

    @Test
    default void confirmShouldPutBackWhatIsMissingAndNothingElse() {
        Connection phone = Connections.of(ALICE, PHONE, 1);
        Connection laptop = Connections.of(ALICE, LAPTOP, 2);
        Connection tablet = Connections.of(BOB, TABLET, 3);
        List<Registration> all = List.of(
                new Registration(phone, registry().put(phone).epoch()),
                new Registration(laptop, registry().put(laptop).epoch()),
                new Registration(tablet, registry().put(tablet).epoch()));
        registry().remove(laptop, 1_000);

        assertEquals(
                List.of(Standing.KEPT, Standing.RESTORED, Standing.KEPT),
                registry().confirm(all));

        assertEquals(
                Set.of(phone, laptop, tablet),
                new HashSet<>(registry().find(List.of(ALICE, BOB)).connections()));
        assertEquals(List.of(), registry().confirm(List.of()));
    }

    @Test
    default void confirmShouldNotDisplaceANewerConnection() {
        Connection older = Connections.of(ALICE, PHONE, 1);
        long epoch = registry().put(older).epoch();
        Connection newer = Connections.at(OTHER, ALICE, PHONE, 2);
        long later = other().put(newer).epoch();

        assertEquals(List.of(Standing.SUPERSEDED), registry().confirm(List.of(new Registration(older, epoch))));
        assertEquals(List.of(Standing.SUPERSEDED), registry().confirm(List.of(new Registration(older, later))));

        assertEquals(List.of(newer), registry().find(List.of(ALICE)).connections());
    }

    @Test
    default void confirmShouldDisplaceAnOlderConnection() {
        Connection older = Connections.of(ALICE, PHONE, 1);
        Connection newer = Connections.at(OTHER, ALICE, PHONE, 2);
        long epoch = registry().put(older).epoch();

        assertEquals(List.of(Standing.RESTORED), other().confirm(List.of(new Registration(newer, epoch + 1))));

        assertEquals(List.of(newer), registry().find(List.of(ALICE)).connections());
        assertEquals(List.of(Standing.SUPERSEDED), registry().confirm(List.of(new Registration(older, epoch))));
    }

    @Test
    default void whatIsLostShouldComeBackInTheOrderOfItsAge() {
        Connection older = Connections.of(ALICE, PHONE, 1);
        Connection newer = Connections.at(OTHER, ALICE, PHONE, 2);
        Registration first = new Registration(older, registry().put(older).epoch());
        Registration second = new Registration(newer, other().put(newer).epoch());

        lose();
        assertEquals(List.of(Standing.RESTORED), registry().confirm(List.of(first)));
        assertEquals(List.of(Standing.RESTORED), other().confirm(List.of(second)));
        assertEquals(List.of(Standing.SUPERSEDED), registry().confirm(List.of(first)));

        assertEquals(List.of(newer), other().find(List.of(ALICE)).connections());
        long next = registry().put(older).epoch();
        assertTrue(next > second.epoch(), () -> next + " after " + second.epoch());
    }

    @Test
    default void lossShouldBeNoticed() {
        registry().put(Connections.of(ALICE, PHONE, 1));
        long before = registry().losses();
        assertEquals(before, registry().losses());

        lose();
        registry().find(List.of(ALICE));

        assertTrue(registry().losses() > before, "nothing noticed");
    }

    // last seen

    @Test
    default void lastSeenShouldBeTheLatestSignOfLifeOfWhoWent() {
        Connection phone = Connections.of(ALICE, PHONE, 1);
        Connection laptop = Connections.at(OTHER, ALICE, LAPTOP, 2);
        registry().put(phone);
        other().put(laptop);

        assertTrue(registry().remove(phone, 3_000));
        assertTrue(other().remove(laptop, 2_000));
        assertFalse(other().remove(laptop, 9_000));

        Whereabouts found = registry().find(List.of(ALICE, BOB));
        assertEquals(List.of(), found.connections());
        assertEquals(Map.of(ALICE, 3_000L), found.lastSeen());
        assertEquals(Set.of(), found.unsure());
    }
}
