package parley.presence.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.presence.Connections.ALICE;
import static parley.presence.Connections.BOB;
import static parley.presence.Connections.LAPTOP;
import static parley.presence.Connections.NOBODY;
import static parley.presence.Connections.PHONE;
import static parley.presence.Connections.TABLET;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import parley.presence.Connections;
import parley.presence.domain.Connection;

/// What every [ConnectionRegistry] has to do. Implementations hand out an empty one for each test.
public interface ConnectionRegistryContract {
    ConnectionRegistry registry();

    @Test
    default void putShouldMakeTheConnectionFindable() {
        ConnectionRegistry registry = registry();
        Connection phone = Connections.of(ALICE, PHONE, 1);

        Optional<Connection> displaced = registry.put(phone);

        assertEquals(Optional.empty(), displaced);
        assertEquals(List.of(phone), registry.find(List.of(ALICE)));
    }

    @Test
    default void putShouldDisplaceTheOlderConnectionOfTheDevice() {
        ConnectionRegistry registry = registry();
        Connection older = Connections.of(ALICE, PHONE, 1);
        Connection newer = Connections.of(ALICE, PHONE, 2);
        registry.put(older);

        Optional<Connection> displaced = registry.put(newer);

        assertEquals(Optional.of(older), displaced);
        assertEquals(List.of(newer), registry.find(List.of(ALICE)));
    }

    @Test
    default void putShouldDisplaceNothingWhenRepeatedForTheSameSession() {
        ConnectionRegistry registry = registry();
        Connection phone = Connections.of(ALICE, PHONE, 1);
        registry.put(phone);

        Optional<Connection> displaced = registry.put(phone);

        assertEquals(Optional.empty(), displaced);
        assertEquals(List.of(phone), registry.find(List.of(ALICE)));
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

        assertEquals(Set.of(phone, laptop, tablet), new HashSet<>(registry.find(List.of(ALICE, BOB, NOBODY))));
        assertEquals(Set.of(tablet), new HashSet<>(registry.find(List.of(BOB))));
    }

    @Test
    default void findShouldReturnNothingForUnknownOrNoUsers() {
        ConnectionRegistry registry = registry();
        registry.put(Connections.of(ALICE, PHONE, 1));

        assertEquals(List.of(), registry.find(List.of(NOBODY)));
        assertEquals(List.of(), registry.find(List.of()));
    }

    @Test
    default void findShouldCountAUserNamedTwiceOnce() {
        ConnectionRegistry registry = registry();
        Connection phone = Connections.of(ALICE, PHONE, 1);
        registry.put(phone);

        assertEquals(List.of(phone), registry.find(List.of(ALICE, ALICE)));
    }

    @Test
    default void removeShouldForgetTheConnectionOnce() {
        ConnectionRegistry registry = registry();
        Connection phone = Connections.of(ALICE, PHONE, 1);
        Connection laptop = Connections.of(ALICE, LAPTOP, 2);
        registry.put(phone);
        registry.put(laptop);

        assertTrue(registry.remove(phone));
        assertFalse(registry.remove(phone));

        assertEquals(List.of(laptop), registry.find(List.of(ALICE)));
    }

    @Test
    default void removeShouldKeepANewerConnectionOfTheDevice() {
        ConnectionRegistry registry = registry();
        Connection older = Connections.of(ALICE, PHONE, 1);
        Connection newer = Connections.of(ALICE, PHONE, 2);
        registry.put(older);
        registry.put(newer);

        assertFalse(registry.remove(older));

        assertEquals(List.of(newer), registry.find(List.of(ALICE)));
    }

    @Test
    default void removeShouldIgnoreUnknownConnections() {
        assertFalse(registry().remove(Connections.of(NOBODY, PHONE, 1)));
    }

    @Test
    default void concurrentPutsOfOneDeviceShouldDisplaceEachOtherOnceEach() {
        ConnectionRegistry registry = registry();
        int connections = 40;
        ConcurrentLinkedQueue<Connection> displaced = new ConcurrentLinkedQueue<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int session = 0; session < connections; session++) {
                Connection connection = Connections.of(ALICE, PHONE, session);
                threads.execute(() -> registry.put(connection).ifPresent(displaced::add));
            }
        }

        List<Connection> left = registry.find(List.of(ALICE));
        assertEquals(1, left.size());
        assertEquals(connections - 1, displaced.size());
        Set<Connection> seen = new HashSet<>(displaced);
        seen.addAll(left);
        assertEquals(connections, seen.size());
    }
}
