package parley.devcluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisIT {
    @TempDir
    Path directory;

    @Test
    void nodeShouldBeEmptyAfterAFlushAndAfterARestartAndNotAnswerWhilePaused() {
        try (RedisNode redis = RedisNode.start(directory, Loopback.freePort(), Progress.NONE)) {
            redis.call("SET", "a", "1");
            assertEquals("1", redis.call("GET", "a"));
            redis.flush();
            assertEquals("", redis.call("GET", "a"));

            redis.call("SET", "a", "2");
            InetSocketAddress before = redis.address();
            redis.restart();
            assertEquals(before, redis.address());
            assertEquals("", redis.call("GET", "a"));

            redis.pause();
            UncheckedIOException silence = assertThrows(UncheckedIOException.class, () -> redis.call("PING"));
            assertTrue(silence.getCause() instanceof SocketTimeoutException, silence.toString());
            redis.resume();
            assertEquals("PONG", redis.call("PING"));
        }
    }

    @Test
    void nextStartShouldEndWhatAJvmThatWasKilledLeftBehind() {
        int port = Loopback.freePort();
        RedisNode left = RedisNode.start(directory, port, Progress.NONE);
        try (RedisNode next = RedisNode.start(directory, port, Progress.NONE)) {
            assertEquals("PONG", next.call("PING"));
            assertTrue(!left.isAlive());
        } finally {
            left.close();
        }
    }

    @Test
    void secondServerShouldTakeOverWhenTheSentinelsMissTheFirst() {
        try (RedisSentinels redis = RedisSentinels.start(directory, Progress.NONE)) {
            RedisNode first = redis.inCharge();
            assertEquals(redis.servers().get(0), first);

            first.kill();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> redis.inCharge().equals(redis.servers().get(1)));
        }
    }

    @Test
    void clusterShouldServeAKeyAtOneNodeAndPointThereFromTheOthers() {
        try (RedisCluster redis = RedisCluster.start(directory, Progress.NONE)) {
            int served = 0;
            for (RedisNode node : redis.nodes()) {
                try {
                    assertEquals("OK", node.call("SET", "key", "value"));
                    served++;
                } catch (ServerStartException elsewhere) {
                    assertTrue(elsewhere.getMessage().contains("MOVED"), elsewhere.getMessage());
                }
            }
            assertEquals(1, served);
        }
    }
}
