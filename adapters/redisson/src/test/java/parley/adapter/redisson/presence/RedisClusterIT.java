package parley.adapter.redisson.presence;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.redisson.Redis;
import parley.adapter.redisson.RedisConfig;
import parley.adapter.redisson.RedisServers;
import parley.devcluster.Progress;
import parley.devcluster.RedisCluster;
import parley.devcluster.RedisNode;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.presence.Connections;
import parley.presence.domain.Connection;
import parley.presence.domain.Registration;
import parley.presence.domain.Whereabouts;
import parley.presence.port.out.ConnectionRegistry;
import parley.presence.port.out.ConnectionRegistryContract;
import parley.presence.port.out.PresenceChannel;
import parley.presence.port.out.PresenceChannelContract;

/// Two instances at a Redis Cluster of three nodes.
@Timeout(120)
final class RedisClusterIT implements ConnectionRegistryContract, PresenceChannelContract {
    @TempDir
    static Path directory;

    private static RedisCluster servers;

    private Redis redis;
    private Redis redisOfOther;
    private RedisPresence presence;
    private RedisPresence other;

    @BeforeAll
    static void start() {
        servers = RedisCluster.start(directory, Progress.NONE);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void connect() {
        lose();
        RedisConfig config = RedisServers.patient(RedisConfig.cluster(RedisServers.text(servers.addresses())));
        redis = Redis.connect(config, System::nanoTime);
        redisOfOther = Redis.connect(config, System::nanoTime);
        presence =
                RedisPresence.open(redis, RedissonConnectionRegistryIT.AT_ONCE, Connections.INSTANCE, System::nanoTime);
        other = RedisPresence.open(
                redisOfOther, RedissonConnectionRegistryIT.AT_ONCE, Connections.OTHER, System::nanoTime);
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
        servers.nodes().forEach(RedisNode::flush);
    }

    @Test
    void lookUpOfManyShouldBeOneCommandForEachShard() {
        List<Connection> connections = connections(500);
        registry()
                .confirm(connections.stream()
                        .map(connection -> new Registration(connection, 1_000))
                        .toList());
        servers.nodes().forEach(node -> node.call("CONFIG", "RESETSTAT"));

        List<Connection> found = other().find(users(connections)).connections();

        assertEquals(new HashSet<>(connections), new HashSet<>(found));
        int lookUps = servers.nodes().stream().mapToInt(RedisClusterIT::lookUps).sum();
        assertTrue(lookUps > 32 && lookUps <= 64, () -> lookUps + " look-ups");
    }

    @Test
    void newsShouldGoToOneNodeEach() {
        servers.nodes().forEach(node -> node.call("CONFIG", "RESETSTAT"));
        Heard heard = new Heard();
        other.channel().subscribe(heard);
        List<UserId> users = users(connections(200));

        channel().publish(users);

        await().until(() -> heard.users.containsAll(users));
        for (RedisNode node : servers.nodes()) {
            String counts = node.call("INFO", "commandstats");
            assertTrue(counts.contains("cmdstat_spublish"), counts);
            assertTrue(!counts.contains("cmdstat_publish"), counts);
        }
    }

    @Test
    void lossOfOneNodeShouldLeaveTheOthersInUse() {
        List<Connection> connections = connections(300);
        registry()
                .confirm(connections.stream()
                        .map(connection -> new Registration(connection, 1_000))
                        .toList());
        servers.nodes().forEach(node -> node.call("CONFIG", "SET", "cluster-require-full-coverage", "no"));
        RedisNode lost = servers.nodes().getFirst();

        lost.pause();
        try {
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                long began = System.nanoTime();
                Whereabouts found = other().find(users(connections));
                boolean quick = System.nanoTime() - began < 50_000_000;
                return quick
                        && found.connections().size() > 100
                        && found.unsure().size() > 50;
            });
        } finally {
            lost.resume();
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            redisOfOther.run();
            redis.run();
            Whereabouts found = other().find(users(connections));
            return found.connections().size() == 300 && found.unsure().isEmpty();
        });
    }

    private static int lookUps(RedisNode node) {
        return node.call("INFO", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_mget:calls="))
                .mapToInt(line -> Integer.parseInt(line.substring(19, line.indexOf(','))))
                .sum();
    }

    private static List<UserId> users(List<Connection> connections) {
        return connections.stream().map(Connection::user).toList();
    }

    private static List<Connection> connections(int count) {
        return LongStream.range(0, count)
                .mapToObj(number -> new Connection(
                        new UserId(new UUID(10, number * 7_919)),
                        new DeviceId(new UUID(20, number)),
                        new SessionId(new UUID(4, number)),
                        Connections.INSTANCE))
                .toList();
    }
}
