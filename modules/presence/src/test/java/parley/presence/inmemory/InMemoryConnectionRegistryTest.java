package parley.presence.inmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.presence.Connections.ALICE;
import static parley.presence.Connections.BOB;
import static parley.presence.Connections.PHONE;
import static parley.presence.Connections.TABLET;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.presence.Connections;
import parley.presence.port.out.ConnectionRegistry;
import parley.presence.port.out.ConnectionRegistryContract;

final class InMemoryConnectionRegistryTest implements ConnectionRegistryContract {
    private final InMemoryConnectionRegistry registry = new InMemoryConnectionRegistry(Clock.systemUTC(), 100);

    @Override
    public ConnectionRegistry registry() {
        return registry;
    }

    @Override
    public ConnectionRegistry other() {
        return registry;
    }

    @Override
    public void lose() {
        registry.lose();
    }

    @Test
    void onlyTheUsersWhoWentLastShouldBeRemembered() {
        InMemoryConnectionRegistry small = new InMemoryConnectionRegistry(Clock.systemUTC(), 1);
        small.put(Connections.of(ALICE, PHONE, 1));
        small.put(Connections.of(BOB, TABLET, 2));

        small.remove(Connections.of(ALICE, PHONE, 1), 1_000);
        small.remove(Connections.of(BOB, TABLET, 2), 2_000);

        assertEquals(Map.of(BOB, 2_000L), small.find(List.of(ALICE, BOB)).lastSeen());
    }
}
