package parley.adapter.redisson.presence;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import parley.adapter.redisson.Redis;
import parley.adapter.redisson.RedisConfig;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.TimingWheel;
import parley.kernel.UserId;
import parley.presence.Told;
import parley.presence.application.PresenceConfig;
import parley.presence.application.PresenceModule;
import parley.presence.application.PresenceModule.Presence;
import parley.presence.application.PresencePorts;
import parley.presence.domain.Connection;
import parley.presence.inmemory.InMemoryConversations;
import parley.presence.inmemory.InMemoryPresencePeers;
import parley.presence.inmemory.InMemoryPresencePrivacy;
import parley.presence.port.in.RegisterConnection;
import parley.presence.port.in.WatchUsers;

/// Presence of one instance over a real Redis, with the thread that keeps it going.
final class Instance implements AutoCloseable {
    static final RegistryConfig CONFIG = new RegistryConfig(
            Duration.ofSeconds(3), Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofDays(7), 500, 64, 4);
    static final Duration GRACE = Duration.ofSeconds(1);

    final InstanceId id;
    final Redis redis;
    final RedisPresence shared;
    final Presence presence;
    final InMemoryConversations conversations;
    final AtomicInteger doubts = new AtomicInteger();
    private final Thread upkeep;
    private final long number;
    private final List<Connection> connections = new ArrayList<>();
    private volatile boolean running = true;
    private long sessions;

    Instance(long number, RedisConfig config, InMemoryPresencePeers peers, InMemoryConversations conversations) {
        this.number = number;
        this.conversations = conversations;
        id = new InstanceId(new UUID(3, number));
        redis = Redis.connect(config, System::nanoTime);
        shared = RedisPresence.open(redis, CONFIG, id, System::nanoTime);
        TimingWheel wheel = new TimingWheel(Duration.ofMillis(20), 512, 100_000, System.nanoTime());
        presence = PresenceModule.create(
                new PresencePorts(
                        shared.registry(),
                        wheel,
                        new InMemoryPresencePrivacy(),
                        conversations,
                        conversations,
                        new PresencePorts.Cluster(id, shared.channel(), peers, doubts::incrementAndGet)),
                new PresenceConfig(
                        Duration.ofMinutes(10),
                        new PresenceConfig.Seen(GRACE, 100_000),
                        PresenceConfig.Watching.DEFAULT,
                        PresenceConfig.Typing.DEFAULT,
                        new PresenceConfig.Registry(
                                Duration.ofSeconds(5),
                                2_000,
                                Duration.ofSeconds(30),
                                1_000,
                                Duration.ofMillis(500),
                                100_000)),
                Clock.systemUTC());
        peers.join(id, presence.receive()::receive);
        upkeep = Thread.ofPlatform().name("upkeep-" + number).start(() -> {
            while (running) {
                wheel.tick(System.nanoTime());
                redis.run();
                shared.run();
                presence.upkeep().run();
                LockSupport.parkNanos(20_000_000);
            }
        });
    }

    static UserId user(long number) {
        return new UserId(new UUID(10, number));
    }

    static DeviceId device(long number) {
        return new DeviceId(new UUID(20, number));
    }

    /// Connects the user's one device.
    Told connect(long user) {
        Told told = new Told();
        SessionId session = new SessionId(new UUID(4, number * 1_000_000 + ++sessions));
        Connection connection = new Connection(user(user), device(user), session, id);
        connections.add(connection);
        presence.register().register(new RegisterConnection.Command(connection, told, told));
        return told;
    }

    Connection last() {
        return connections.getLast();
    }

    List<Connection> connections() {
        return connections;
    }

    void watch(SessionId session, UserId... users) {
        presence.watch().watch(new WatchUsers.Command(session, List.of(users)));
    }

    /// Stops as if it had been killed: nobody is told.
    void kill() {
        running = false;
        try {
            upkeep.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        redis.close();
    }

    @Override
    public void close() {
        if (running) {
            kill();
        }
    }
}
