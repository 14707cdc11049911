package parley.adapter.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.adapter.redisson.RedisConfig.Login;
import parley.adapter.redisson.RedisConfig.Mode;
import parley.adapter.redisson.RedisConfig.Patience;
import parley.adapter.redisson.RedisConfig.Size;
import parley.adapter.redisson.RedisConfig.Tls;

final class RedisConfigTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "host", ":6379", "host:", "host:port", "host:65536", "redis://host:6379", "host:-1"})
    void addressShouldBeHostAndPort(String address) {
        assertThrows(IllegalArgumentException.class, () -> RedisConfig.standalone(address));
    }

    @Test
    void masterShouldBeNamedWithSentinelsOnly() {
        List<String> one = List.of("localhost:1");
        assertEquals("m", RedisConfig.sentinel(one, "m").master());
        assertThrows(IllegalArgumentException.class, () -> RedisConfig.sentinel(one, ""));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RedisConfig(Mode.CLUSTER, one, "m", Login.NONE, Tls.OFF, Patience.DEFAULT, Size.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> RedisConfig.cluster(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RedisConfig(
                        Mode.STANDALONE,
                        List.of("a:1", "b:1"),
                        "",
                        Login.NONE,
                        Tls.OFF,
                        Patience.DEFAULT,
                        Size.DEFAULT));
    }

    @Test
    void boundsShouldBePositive() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(IllegalArgumentException.class, () -> new Patience(Duration.ZERO, second, 1, second));
        assertThrows(IllegalArgumentException.class, () -> new Patience(second, second, 0, second));
        assertThrows(IllegalArgumentException.class, () -> new Size(0, 1, 1));
    }

    @Test
    void textShouldNotShowPasswords() {
        RedisConfig config = new RedisConfig(
                Mode.STANDALONE,
                List.of("localhost:1"),
                "",
                new Login("user", "secret-1"),
                new Tls(true, "trust.p12", "secret-2", "key.p12", "secret-3"),
                Patience.DEFAULT,
                Size.DEFAULT);

        assertFalse(config.toString().contains("secret"), config::toString);
        assertTrue(config.toString().contains("trust.p12"), config::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.0.15", "7.2.4", "8.0.0", "10.1"})
    void redisSevenOrNewerShouldBeAccepted(String version) {
        Redis.checkVersion("# Server\r\nredis_version:" + version + "\r\nredis_mode:standalone\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.2.14", "5.0.0", "x", ""})
    void olderRedisShouldBeRefusedInClearWords(String version) {
        RedisTooOldException refused = assertThrows(
                RedisTooOldException.class,
                () -> Redis.checkVersion("# Server\r\nredis_version:" + version + "\r\nredis_mode:standalone\r\n"));

        assertEquals(
                "redis: version " + version + " (expected: 7 or newer, for sharded publish and subscribe)",
                refused.getMessage());
    }
}
