package parley.adapter.redisson;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.devcluster.Loopback;
import parley.devcluster.Progress;
import parley.devcluster.RedisNode;
import parley.events.AccountDeleted;
import parley.events.BlockChanged;
import parley.events.Event;
import parley.kernel.InstanceId;
import parley.kernel.UserId;

/// What two instances share at one server: rates and events.
@Timeout(60)
final class RedisRatesIT {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final UserId USER = new UserId(new UUID(10, 1));

    @TempDir
    Path directory;

    private RedisNode server;
    private RedisConfig config;
    private Redis one;
    private Redis two;

    @BeforeEach
    void start() {
        server = RedisNode.start(directory, Loopback.freePort(), Progress.NONE);
        config = RedisServers.patient(RedisConfig.standalone(RedisServers.text(server.address())));
        one = Redis.connect(config, System::nanoTime);
        two = Redis.connect(config, System::nanoTime);
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        server.close();
    }

    @Test
    void burstShouldBeSharedByAllInstances() {
        RedisRates here = new RedisRates(one);
        RedisRates there = new RedisRates(two);
        for (int attempt = 0; attempt < 5; attempt++) {
            assertEquals(Duration.ZERO, here.take("logins", "alice", 10, 10, MINUTE));
            assertEquals(Duration.ZERO, there.take("logins", "alice", 10, 10, MINUTE));
        }

        Duration wait = there.take("logins", "alice", 10, 10, MINUTE);

        assertTrue(
                wait.compareTo(Duration.ofSeconds(5)) > 0 && wait.compareTo(Duration.ofSeconds(6)) <= 0,
                () -> wait.toString());
        assertFalse(here.take("logins", "alice", 10, 10, MINUTE).isZero());
        assertEquals(Duration.ZERO, here.take("logins", "bob", 10, 10, MINUTE));
        assertEquals(Duration.ZERO, here.take("other", "alice", 10, 10, MINUTE));
    }

    @Test
    void tokensShouldComeBackAndTheBucketVanish() {
        RedisRates rates = new RedisRates(one);
        Duration period = Duration.ofMillis(400);
        assertEquals(Duration.ZERO, rates.take("logins", "alice", 2, 2, period));
        assertEquals(Duration.ZERO, rates.take("logins", "alice", 2, 2, period));
        assertFalse(rates.take("logins", "alice", 2, 2, period).isZero());

        await().pollInterval(Duration.ofMillis(20))
                .until(() -> rates.take("logins", "alice", 2, 2, period).isZero());

        await().until(() -> server.call("DBSIZE").equals("0"));
    }

    @Test
    void namesShouldNotBeInRedis() {
        new RedisRates(one).take("logins", "alice@example.org", 10, 10, MINUTE);

        assertFalse(server.call("KEYS", "*").contains("alice"));
        assertTrue(server.call("KEYS", "*").contains("rate:logins:"));
    }

    @Test
    void rateShouldBeLeftToTheInstanceWhenRedisIsAway() {
        RedisRates rates = new RedisRates(one);
        server.kill();

        for (int attempt = 0; attempt < 20; attempt++) {
            assertEquals(Duration.ZERO, rates.take("logins", "alice", 2, 2, MINUTE));
        }
        assertFalse(one.isThere());
    }

    @Test
    void eventsShouldReachOtherInstancesInOrder() {
        List<Event> here = new CopyOnWriteArrayList<>();
        List<Event> there = new CopyOnWriteArrayList<>();
        RemoteEvents events = RemoteEvents.open(one, new InstanceId(new UUID(3, 1)), here::add);
        RemoteEvents.open(two, new InstanceId(new UUID(3, 2)), there::add);
        List<Event> published = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            published.add(new BlockChanged(USER, new UserId(new UUID(11, number)), true));
        }

        published.forEach(events::publish);

        await().until(() -> there.size() >= published.size());
        assertEquals(published, there);
        assertEquals(List.of(), here);
        assertEquals(0, events.lost());
    }

    @Test
    void eventThatCannotBeHandledShouldNotKeepOthersAway() {
        List<Event> there = new CopyOnWriteArrayList<>();
        RemoteEvents events = RemoteEvents.open(one, new InstanceId(new UUID(3, 1)), event -> {});
        RemoteEvents.open(two, new InstanceId(new UUID(3, 2)), event -> {
            there.add(event);
            if (there.size() == 1) {
                throw new IllegalStateException("on purpose");
            }
        });

        events.publish(new AccountDeleted(USER));
        events.publish(new AccountDeleted(new UserId(new UUID(10, 2))));

        await().until(() -> there.size() == 2);
    }

    @Test
    void eventsShouldFlowAgainAfterARestartAndTheGapBeTold() {
        List<Event> there = new CopyOnWriteArrayList<>();
        AtomicInteger missed = new AtomicInteger();
        RemoteEvents events = RemoteEvents.open(one, new InstanceId(new UUID(3, 1)), event -> {});
        RemoteEvents.open(two, new InstanceId(new UUID(3, 2)), there::add);
        two.whenGap(missed::incrementAndGet);

        server.kill();
        events.publish(new AccountDeleted(USER));
        server.restart();

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            one.run();
            two.run();
            events.publish(new AccountDeleted(USER));
            return !there.isEmpty();
        });
        await().until(() -> {
            two.run();
            return missed.get() > 0;
        });
    }

    @Test
    void serverThatIsNotThereShouldBeNamed() {
        RedisUnavailableException refused = assertThrows(
                RedisUnavailableException.class,
                () -> Redis.connect(RedisConfig.standalone("127.0.0.1:" + Loopback.freePort()), System::nanoTime));

        assertTrue(String.valueOf(refused.getMessage()).contains("127.0.0.1:"), refused::toString);
    }
}
