package parley.adapter.redisson.presence;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.redisson.RedisConfig;
import parley.adapter.redisson.RedisServers;
import parley.devcluster.Progress;
import parley.devcluster.RedisSentinels;
import parley.kernel.UserId;
import parley.presence.Told;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.inmemory.InMemoryConversations;
import parley.presence.inmemory.InMemoryPresencePeers;

/// Two instances at a server whose replica takes over.
@Timeout(120)
final class RedisSentinelIT {
    private static final long ME = 100_000;

    @TempDir
    Path directory;

    @Test
    void replicaShouldTakeOverWithinSecondsAndNobodyBeShownOffline() {
        try (RedisSentinels servers = RedisSentinels.start(directory, Progress.NONE)) {
            RedisConfig config = RedisConfig.sentinel(RedisServers.text(servers.addresses()), RedisSentinels.MASTER);
            InMemoryPresencePeers peers = new InMemoryPresencePeers();
            InMemoryConversations conversations = new InMemoryConversations();
            try (Instance one = new Instance(1, config, peers, conversations);
                    Instance two = new Instance(2, config, peers, conversations)) {
                failOver(servers, one, two);
            }
        }
    }

    private static void failOver(RedisSentinels servers, Instance one, Instance two) {
        Told me = one.connect(ME);
        LongStream.rangeClosed(1, 100).forEach(two::connect);
        one.watch(one.last().session(), Instance.user(1));
        await().until(() -> me.texts().equals(List.of("1 online")));

        long killed = System.nanoTime();
        servers.inCharge().kill();
        one.connect(ME + 1);
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> finds(two, Instance.user(ME + 1)));
        System.out.println("redis used again "
                + Duration.ofNanos(System.nanoTime() - killed).toMillis()
                + " ms after its server in charge was killed");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> LongStream.rangeClosed(1, 100).allMatch(user -> finds(one, Instance.user(user))));

        two.connect(101);
        one.watch(one.connections().getFirst().session(), Instance.user(102));
        two.connect(102);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> me.last().containsKey(Instance.user(102))
                        && me.last().get(Instance.user(102)).online());
        assertEquals(
                List.of(),
                me.texts().stream().filter(text -> text.startsWith("1 ")).toList());
    }

    private static boolean finds(Instance instance, UserId user) {
        try {
            return !instance.presence.find().find(Set.of(user)).isEmpty();
        } catch (PresenceUnavailableException away) {
            return false;
        }
    }
}
