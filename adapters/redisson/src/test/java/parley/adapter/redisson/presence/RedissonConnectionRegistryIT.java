package parley.adapter.redisson.presence;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.redisson.Redis;
import parley.adapter.redisson.RedisConfig;
import parley.adapter.redisson.RedisServers;
import parley.devcluster.Loopback;
import parley.devcluster.Progress;
import parley.devcluster.RedisNode;
import parley.presence.Connections;
import parley.presence.port.out.ConnectionRegistry;
import parley.presence.port.out.ConnectionRegistryContract;
import parley.presence.port.out.PresenceChannel;
import parley.presence.port.out.PresenceChannelContract;

/// Two instances at one server.
@Timeout(60)
final class RedissonConnectionRegistryIT implements ConnectionRegistryContract, PresenceChannelContract {
    static final RegistryConfig AT_ONCE = new RegistryConfig(
            Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofNanos(1), Duration.ofDays(7), 500, 64, 16);

    @TempDir
    static Path directory;

    private static RedisNode server;

    private Redis redis;
    private Redis redisOfOther;
    private RedisPresence presence;
    private RedisPresence other;

    @BeforeAll
    static void start() {
        server = RedisNode.start(directory, Loopback.freePort(), Progress.NONE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() {
        server.flush();
        RedisConfig config = RedisServers.patient(RedisConfig.standalone(RedisServers.text(server.address())));
        redis = Redis.connect(config, System::nanoTime);
        redisOfOther = Redis.connect(config, System::nanoTime);
        presence = RedisPresence.open(redis, AT_ONCE, Connections.INSTANCE, System::nanoTime);
        other = RedisPresence.open(redisOfOther, AT_ONCE, Connections.OTHER, System::nanoTime);
    }

    @AfterEach
    void disconnect() {
        redis.close();
        redisOfOther.close();
    }

    @Override
    public ConnectionRegistry registry() {
        return presence.registry();
    }

    @Override
    public ConnectionRegistry other() {
        return other.registry();
    }

    @Override
    public PresenceChannel channel() {
        return presence.channel();
    }

    @Override
    public PresenceChannel otherChannel() {
        return other.channel();
    }

    @Override
    public void lose() {
        server.flush();
    }
}
