package parley.adapter.redisson.presence;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.adapter.redisson.presence.Instance.user;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.redisson.RedisConfig;
import parley.adapter.redisson.RedisServers;
import parley.devcluster.Loopback;
import parley.devcluster.Progress;
import parley.devcluster.RedisNode;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.presence.Told;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.inmemory.InMemoryConversations;
import parley.presence.inmemory.InMemoryPresencePeers;
import parley.presence.port.in.ShowTyping;

/// Presence of two instances at one server that is flushed, paused, and killed.
@Timeout(120)
final class RedisPresenceIT {
    private static final ConversationId CHAT = new ConversationId(new UUID(30, 1));

    private static final long ME = 100_000;

    @TempDir
    Path directory;

    private RedisNode server;
    private Instance one;
    private Instance two;
    private Told me;

    @BeforeEach
    void start() {
        server = RedisNode.start(directory, Loopback.freePort(), Progress.NONE);
        RedisConfig config = RedisConfig.standalone(RedisServers.text(server.address()));
        InMemoryPresencePeers peers = new InMemoryPresencePeers();
        InMemoryConversations conversations = new InMemoryConversations();
        one = new Instance(1, config, peers, conversations);
        two = new Instance(2, config, peers, conversations);
        me = one.connect(ME);
        await().until(() -> isSure(one) && isSure(two));
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        server.close();
    }

    private static boolean isSure(Instance instance) {
        return instance.shared.registry().find(Set.of(user(1))).unsure().isEmpty();
    }

    @Test
    void watcherShouldSeeWhoComesAndGoesAtAnotherInstance() {
        one.watch(one.last().session(), user(1));
        assertEquals(List.of("1 offline"), me.texts());

        two.connect(1);
        await().untilAsserted(() -> assertEquals(List.of("1 online"), me.texts()));
        long before = System.currentTimeMillis();
        two.presence.drop().drop(two.last().session());

        List<String> told = new ArrayList<>();
        await().until(() -> told.addAll(me.texts()) || !told.isEmpty());
        long seen = lastSeen(told.getFirst());
        assertTrue(seen >= before - 100 && seen <= System.currentTimeMillis(), told::toString);
    }

    @Test
    void deviceThatMovesShouldBeReplacedAndNotFlap() {
        Told there = two.connect(1);
        one.watch(one.last().session(), user(1));
        assertEquals(List.of("1 online"), me.texts());

        Told here = one.connect(1);
        two.presence.drop().drop(two.last().session());

        assertEquals(List.of("replaced"), there.texts());
        await().during(Instance.GRACE.plusMillis(500)).until(() -> me.texts().isEmpty());
        assertEquals(List.of(), here.texts());
        assertEquals(List.of(one.last()), two.presence.find().find(List.of(user(1))));
    }

    @Test
    void typingShouldReachMembersAtAnotherInstance() {
        one.conversations.set(CHAT, List.of(user(ME), user(1)));
        Told there = two.connect(1);

        one.presence.typing().show(new ShowTyping.Command(one.last().session(), CHAT, true));
        one.presence.typing().show(new ShowTyping.Command(one.last().session(), CHAT, false));

        assertEquals(List.of(ME + " types", ME + " stops"), there.texts());
    }

    @Test
    void flushShouldBeRepairedWithinSecondsAndShowNobodyOffline() {
        connectMany(two, 5_000);
        one.watch(one.last().session(), user(1), user(4_999));
        await().until(() -> me.last().size() == 2);
        me.texts();

        long flushed = System.nanoTime();
        server.flush();
        await().pollInterval(Duration.ofMillis(10)).until(() -> isComplete(one, 5_000));
        long millis = Duration.ofNanos(System.nanoTime() - flushed).toMillis();

        System.out.println("registry of 5,000 connections complete " + millis + " ms after FLUSHALL");
        assertTrue(millis < 5_000, () -> millis + " ms");
        await().until(() -> two.doubts.get() > 0 && one.doubts.get() > 0);
        await().during(Duration.ofSeconds(4)).until(() -> me.texts().isEmpty());
        assertEquals(2, one.presence.find().find(List.of(user(1), user(4_999))).size());
    }

    @Test
    void killedRedisShouldDelayNobodyAndBeRebuiltWhenItIsBack() {
        connectMany(two, 200);
        one.watch(one.last().session(), user(1));
        assertEquals(List.of("1 online"), me.texts());

        server.kill();
        for (int call = 0; call < 3; call++) {
            assertThrows(
                    PresenceUnavailableException.class,
                    () -> one.presence.find().find(Set.of(user(1))));
        }
        long slowest = 0;
        for (int call = 0; call < 200; call++) {
            long began = System.nanoTime();
            assertThrows(
                    PresenceUnavailableException.class,
                    () -> one.presence.find().find(Set.of(user(1))));
            slowest = Math.max(slowest, System.nanoTime() - began);
        }
        long worst = slowest;
        assertTrue(worst < 20_000_000, () -> worst + " ns");
        one.connect(9_000);
        two.presence.drop().drop(two.connections().get(150).session());
        assertEquals(1, one.presence.findLocal().find(user(9_000)).size());
        await().during(Duration.ofSeconds(2)).until(() -> me.texts().isEmpty());

        long restarted = System.nanoTime();
        server.restart();
        await().pollInterval(Duration.ofMillis(10)).until(() -> isListed(two, 9_000));
        System.out.println("redis used again "
                + Duration.ofNanos(System.nanoTime() - restarted).toMillis() + " ms after its restart began");
        await().until(() ->
                one.shared.registry().find(users(1, 200)).connections().size() == 199);
        await().during(Duration.ofSeconds(3)).until(() -> me.texts().isEmpty());
        assertTrue(one.presence.find().find(Set.of(user(151))).isEmpty());
    }

    @Test
    void pausedRedisShouldDelayOnlyTheFirstCalls() {
        server.pause();
        try {
            long began = System.nanoTime();
            for (int call = 0; call < 100; call++) {
                assertThrows(
                        PresenceUnavailableException.class,
                        () -> one.presence.find().find(Set.of(user(1))));
            }
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            assertTrue(millis < 4 * 250, () -> millis + " ms");
        } finally {
            server.resume();
        }
        await().until(() -> isListed(one, ME));
    }

    @Test
    void entriesOfADeadInstanceShouldStopCountingAndBeRemoved() {
        connectMany(two, 20);
        one.watch(one.last().session(), user(1));
        assertEquals(List.of("1 online"), me.texts());
        long before = System.currentTimeMillis();

        two.kill();

        List<String> told = new ArrayList<>();
        await().until(() -> told.addAll(me.texts()) || !told.isEmpty());
        assertTrue(told.getFirst().startsWith("1 offline"), told::toString);
        long seen = lastSeen(told.getFirst());
        assertTrue(Math.abs(seen - before) < 1_000, () -> seen + " after " + before);
        assertEquals(List.of(), one.presence.find().find(users(1, 20)));
        await().until(() -> server.call("EXISTS", "parley:{r0}:of:" + two.id).equals("0"));
        await().until(() -> server.call("ZCARD", "parley:{r0}:instances").equals("1"));
        assertEquals("9", server.call("STRLEN", "parley:{r0}:u:" + user(1)));
    }

    @Test
    void lookUpOfManyShouldBeOneCommand() {
        connectMany(two, 300);
        server.call("CONFIG", "RESETSTAT");

        assertEquals(300, one.presence.find().find(users(1, 300)).size());

        assertTrue(
                server.call("INFO", "commandstats").contains("cmdstat_mget:calls=1,"),
                () -> server.call("INFO", "commandstats"));
    }

    private static void connectMany(Instance instance, int users) {
        LongStream.rangeClosed(1, users).forEach(instance::connect);
    }

    /// @param text such as `1 offline 1732445000000`
    private static long lastSeen(String text) {
        return Long.parseLong(text.substring(text.lastIndexOf(' ') + 1));
    }

    private static List<UserId> users(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(Instance::user).toList();
    }

    private static boolean isComplete(Instance instance, int users) {
        return instance.shared.registry().find(users(1, users)).connections().size() == users;
    }

    private static boolean isListed(Instance instance, long user) {
        try {
            return !instance.shared
                    .registry()
                    .find(Set.of(user(user)))
                    .connections()
                    .isEmpty();
        } catch (PresenceUnavailableException away) {
            return false;
        }
    }
}
