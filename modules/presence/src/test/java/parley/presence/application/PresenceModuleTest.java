package parley.presence.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static parley.presence.Connections.ALICE;
import static parley.presence.Connections.LAPTOP;
import static parley.presence.Connections.PHONE;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.kernel.TimingWheel;
import parley.kernel.UserId;
import parley.presence.Connections;
import parley.presence.Told;
import parley.presence.application.PresenceModule.Presence;
import parley.presence.domain.Connection;
import parley.presence.domain.Placement;
import parley.presence.domain.Registration;
import parley.presence.domain.Standing;
import parley.presence.domain.Whereabouts;
import parley.presence.inmemory.InMemoryConnectionRegistry;
import parley.presence.inmemory.InMemoryConversations;
import parley.presence.inmemory.InMemoryPresenceChannel;
import parley.presence.inmemory.InMemoryPresencePrivacy;
import parley.presence.port.in.RegisterConnection.Command;
import parley.presence.port.in.RegisterConnection.Liveness;
import parley.presence.port.in.RegisterConnection.Pulse;
import parley.presence.port.in.RegisterConnection.Result.Registered;
import parley.presence.port.out.ConnectionRegistry;

final class PresenceModuleTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final TimingWheel wheel = new TimingWheel(Duration.ofSeconds(1), 64, 100, 0);
    private final Presence presence = PresenceModule.create(
            ports(new InMemoryConnectionRegistry(Clock.systemUTC(), 100)),
            PresenceConfig.defaults(),
            Clock.systemUTC());
    private final List<String> told = new ArrayList<>();

    @Test
    void registerShouldMakeTheConnectionFindable() {
        Connection phone = Connections.of(ALICE, PHONE, 1);

        register(phone);

        assertEquals(List.of(phone), presence.find().find(List.of(ALICE)));
        assertEquals(List.of(), told);
    }

    @Test
    void registerShouldTellTheOlderConnectionOfTheDeviceThatItWasReplaced() {
        register(Connections.of(ALICE, PHONE, 1));
        register(Connections.of(ALICE, LAPTOP, 2));
        register(Connections.of(ALICE, PHONE, 3));

        assertEquals(List.of("replaced 1"), told);
    }

    @Test
    void registerShouldLeaveNothingBehindWhenTheRegistryFails() {
        Presence broken =
                PresenceModule.create(ports(new UnavailableRegistry()), PresenceConfig.defaults(), Clock.systemUTC());
        Command command = new Command(Connections.of(ALICE, PHONE, 1), liveness(1), new Told());

        assertThrows(IllegalStateException.class, () -> broken.register().register(command));

        assertEquals(0, wheel.armed());
    }

    @Test
    void connectionShouldExpireOnceWhenNoBeatCameForSixtySeconds() {
        register(Connections.of(ALICE, PHONE, 1));

        passSeconds(0, 59);
        assertEquals(List.of(), told);
        passSeconds(59, 200);

        assertEquals(List.of("expired 1"), told);
    }

    @Test
    void connectionShouldLiveAsLongAsItBeats() {
        Pulse pulse = register(Connections.of(ALICE, PHONE, 1));

        for (int second = 1; second <= 300; second++) {
            wheel.tick(second * SECOND);
            if (second % 59 == 0) {
                pulse.beat();
            }
        }
        assertEquals(List.of(), told);
        passSeconds(300, 354);
        assertEquals(List.of(), told);
        passSeconds(354, 355);

        assertEquals(List.of("expired 1"), told);
    }

    @Test
    void dropShouldForgetTheConnectionAndItsDeadline() {
        Connection phone = Connections.of(ALICE, PHONE, 1);
        register(phone);

        presence.drop().drop(phone.session());
        presence.drop().drop(phone.session());
        passSeconds(0, 100);

        assertEquals(List.of(), presence.find().find(List.of(ALICE)));
        assertEquals(List.of(), told);
        assertEquals(0, wheel.armed());
    }

    @Test
    void dropShouldKeepANewerConnectionOfTheDevice() {
        Connection older = Connections.of(ALICE, PHONE, 1);
        Connection newer = Connections.of(ALICE, PHONE, 2);
        register(older);
        register(newer);

        presence.drop().drop(older.session());

        assertEquals(List.of(newer), presence.find().find(List.of(ALICE)));
    }

    @Test
    void configShouldRefuseDeadlinesThatAreNotPositive() {
        PresenceConfig config = PresenceConfig.defaults();
        assertThrows(
                IllegalArgumentException.class,
                () -> new PresenceConfig(
                        Duration.ZERO, config.seen(), config.watching(), config.typing(), config.registry()));
        assertThrows(IllegalArgumentException.class, () -> new PresenceConfig.Seen(Duration.ZERO, 1));
        assertThrows(
                IllegalArgumentException.class, () -> new PresenceConfig.Watching(1, 1, 0, Duration.ofSeconds(1), 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PresenceConfig.Typing(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, 0));
        assertEquals(Duration.ofSeconds(60), PresenceConfig.defaults().offlineAfter());
    }

    private PresencePorts ports(ConnectionRegistry registry) {
        InMemoryConversations conversations = new InMemoryConversations();
        return new PresencePorts(
                registry,
                wheel,
                new InMemoryPresencePrivacy(),
                conversations,
                conversations,
                PresencePorts.Cluster.alone(Connections.INSTANCE, new InMemoryPresenceChannel()));
    }

    private Pulse register(Connection connection) {
        long number = connection.session().value().getLeastSignificantBits();
        return switch (presence.register().register(new Command(connection, liveness(number), new Told()))) {
            case Registered registered -> registered.pulse();
        };
    }

    private void passSeconds(int from, int to) {
        for (int second = from + 1; second <= to; second++) {
            wheel.tick(second * SECOND);
        }
    }

    private Liveness liveness(long number) {
        return new Liveness() {
            @Override
            public void expired() {
                told.add("expired " + number);
            }

            @Override
            public void replaced() {
                told.add("replaced " + number);
            }
        };
    }

    private static final class UnavailableRegistry implements ConnectionRegistry {
        @Override
        public Placement put(Connection connection) {
            throw new IllegalStateException("registry is away");
        }

        @Override
        public boolean remove(Connection connection, long lastAlive) {
            return false;
        }

        @Override
        public Whereabouts find(Collection<UserId> users) {
            return new Whereabouts(List.of(), Map.of(), Set.of());
        }

        @Override
        public List<Standing> confirm(List<Registration> registrations) {
            return List.of();
        }

        @Override
        public long losses() {
            return 0;
        }
    }
}
