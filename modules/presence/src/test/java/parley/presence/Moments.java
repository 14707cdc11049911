package parley.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.TimingWheel;
import parley.kernel.UserId;
import parley.presence.application.PresenceConfig;
import parley.presence.application.PresenceModule;
import parley.presence.application.PresenceModule.Presence;
import parley.presence.application.PresencePorts;
import parley.presence.domain.Connection;
import parley.presence.inmemory.InMemoryConnectionRegistry;
import parley.presence.inmemory.InMemoryConversations;
import parley.presence.inmemory.InMemoryPresenceChannel;
import parley.presence.inmemory.InMemoryPresencePeers;
import parley.presence.inmemory.InMemoryPresencePrivacy;
import parley.presence.port.in.RegisterConnection;
import parley.presence.port.in.RegisterConnection.Pulse;
import parley.presence.port.in.RegisterConnection.Result.Registered;
import parley.presence.port.out.PresencePrivacy;

/// Presence over stores in memory, whose time stands still until a test moves it.
public final class Moments {
    public static final long START = 1_732_445_000_000L;
    private static final Duration STEP = Duration.ofMillis(100);

    public final Flaky registry;
    public final InMemoryPresencePrivacy privacy = new InMemoryPresencePrivacy();
    public final InMemoryConversations conversations;
    public final TimingWheel wheel = new TimingWheel(STEP, 1024, 100_000, 0);
    public final Presence presence;
    private final Map<SessionId, Told> told = new HashMap<>();
    private final Map<SessionId, Connection> connections = new HashMap<>();
    private final InstanceId instance;
    private final AtomicInteger doubts = new AtomicInteger();
    private volatile long nanos;
    private long sessions;

    /// What several instances share.
    ///
    /// @param registry the registry that is behind the one of each instance
    public record Shared(
            InMemoryConnectionRegistry registry,
            InMemoryPresenceChannel channel,
            InMemoryPresencePeers peers,
            InMemoryConversations conversations) {
        public Shared() {
            this(
                    new InMemoryConnectionRegistry(Clock.systemUTC(), 1_000),
                    new InMemoryPresenceChannel(),
                    new InMemoryPresencePeers(),
                    new InMemoryConversations());
        }
    }

    public Moments(PresenceConfig config) {
        this(config, null);
    }

    /// @param instead decides in place of [#privacy], if given
    public Moments(PresenceConfig config, @Nullable PresencePrivacy instead) {
        this(config, instead, Connections.INSTANCE, null);
    }

    /// One instance of several.
    public Moments(PresenceConfig config, InstanceId instance, Shared shared) {
        this(config, null, instance, shared);
    }

    private Moments(
            PresenceConfig config, @Nullable PresencePrivacy instead, InstanceId instance, @Nullable Shared shared) {
        Clock clock = new WallClock();
        Shared used = shared == null
                ? new Shared(
                        new InMemoryConnectionRegistry(clock, config.seen().users()),
                        new InMemoryPresenceChannel(),
                        new InMemoryPresencePeers(),
                        new InMemoryConversations())
                : shared;
        this.instance = instance;
        this.sessions = instance.value().getLeastSignificantBits() * 1_000_000;
        registry = new Flaky(used.registry());
        conversations = used.conversations();
        PresencePorts ports = new PresencePorts(
                registry,
                wheel,
                instead == null ? privacy : instead,
                conversations,
                conversations,
                new PresencePorts.Cluster(instance, used.channel(), used.peers(), doubts::incrementAndGet));
        presence = PresenceModule.create(ports, config, clock);
        used.peers().join(instance, presence.receive()::receive);
    }

    /// How often it was said that streams may have missed something.
    public int doubts() {
        return doubts.get();
    }

    public static UserId user(int number) {
        return new UserId(new UUID(10, number));
    }

    public long now() {
        return START + Duration.ofNanos(nanos).toMillis();
    }

    /// Connects a device, the user's one and only unless told otherwise.
    public SessionId connect(UserId user) {
        return connect(user, new DeviceId(new UUID(20, user.value().getLeastSignificantBits())));
    }

    public SessionId connect(UserId user, DeviceId device) {
        return connect(user, device, new Told());
    }

    public SessionId connect(UserId user, DeviceId device, Told output) {
        SessionId session = prepare(user, device, output);
        connectPrepared(session);
        return session;
    }

    /// Makes a connection for [#connectPrepared], which other threads may call.
    public SessionId prepare(UserId user) {
        return prepare(user, new DeviceId(new UUID(20, user.value().getLeastSignificantBits())), new Told());
    }

    private SessionId prepare(UserId user, DeviceId device, Told output) {
        Connection connection = Connections.at(instance, user, device, ++sessions);
        connections.put(connection.session(), connection);
        told.put(connection.session(), output);
        return connection.session();
    }

    public void connectPrepared(SessionId session) {
        Connection connection = connections.get(session);
        Told output = told(session);
        if (connection == null) {
            throw new IllegalArgumentException("no session " + session);
        }
        RegisterConnection.Command command = new RegisterConnection.Command(connection, output, output);
        Pulse pulse = switch (presence.register().register(command)) {
            case Registered registered -> registered.pulse();
        };
        output.connected(pulse);
    }

    public void disconnect(SessionId session) {
        presence.drop().drop(session);
    }

    /// What the session was told since the last time.
    public Told told(SessionId session) {
        Told output = told.get(session);
        if (output == null) {
            throw new IllegalArgumentException("no session " + session);
        }
        return output;
    }

    /// Lets time pass, with what is done every 100 ms.
    public void pass(Duration duration) {
        long end = nanos + duration.toNanos();
        while (nanos < end) {
            nanos = Math.min(end, nanos + STEP.toNanos());
            wheel.tick(nanos);
            presence.upkeep().run();
        }
    }

    /// Lets just as much time pass as one flush needs.
    public void flush() {
        pass(STEP);
    }

    private final class WallClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now());
        }
    }
}
