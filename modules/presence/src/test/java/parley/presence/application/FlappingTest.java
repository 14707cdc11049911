package parley.presence.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.presence.Moments.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.presence.Moments;
import parley.presence.Told;
import parley.presence.domain.Sighting;
import parley.presence.port.in.UnwatchUsers;
import parley.presence.port.in.WatchUsers;

/// Many who come and go at once, also while they are being watched.
@Timeout(60)
final class FlappingTest {
    private static final int USERS = 10_000;
    private static final int WATCHERS = 40;
    private static final int WATCHED = 500;

    @Test
    void thousandsWhoFlapShouldCostLittleAndBeToldRightInTheEnd() {
        Moments moments = new Moments(PresenceConfig.defaults());
        List<SessionId> watchers = new ArrayList<>();
        Random random = new Random(7);
        for (int number = 0; number < WATCHERS; number++) {
            SessionId watcher = moments.connect(user(USERS + number));
            watchers.add(watcher);
            watch(moments, watcher, random.ints(WATCHED, 0, USERS).distinct().toArray());
        }
        List<SessionId> sessions = new ArrayList<>();
        IntStream.range(0, USERS).forEach(number -> sessions.add(moments.connect(user(number))));
        moments.pass(Duration.ofSeconds(2));
        watchers.forEach(watcher -> moments.told(watcher).texts());

        for (int round = 0; round < 4; round++) {
            for (int number = 0; number < USERS; number++) {
                moments.disconnect(sessions.get(number));
                sessions.set(number, moments.connect(user(number)));
            }
        }
        moments.pass(Duration.ofSeconds(1));
        for (SessionId watcher : watchers) {
            assertEquals(List.of(), moments.told(watcher).texts(), "a reconnect shows nothing");
        }

        for (int number = 0; number < USERS; number += 2) {
            moments.disconnect(sessions.get(number));
        }
        watchers.forEach(watcher -> moments.told(watcher).batches());
        moments.pass(Duration.ofSeconds(7));

        int most = PresenceConfig.Watching.DEFAULT.changes();
        for (SessionId watcher : watchers) {
            assertTrue(moments.told(watcher).batches().stream().allMatch(size -> size <= most));
            moments.told(watcher).last().values().forEach(FlappingTest::assertEvenAreGone);
        }
    }

    private static void assertEvenAreGone(Sighting sighting) {
        boolean odd = sighting.user().value().getLeastSignificantBits() % 2 == 1;
        assertEquals(odd, sighting.online(), sighting::toString);
        assertEquals(odd, sighting.lastSeen() == 0, sighting::toString);
    }

    @Test
    void changesThatNobodyWatchesShouldLeaveNothingBehind() {
        Watchers watchers = new Watchers(PresenceConfig.Watching.DEFAULT);
        IntStream.range(0, USERS).forEach(number -> watchers.changed(user(number)));

        assertEquals(0, watchers.waiting());
    }

    @Test
    void changesOfAWatchedUserShouldWaitOnce() {
        Watchers watchers = new Watchers(PresenceConfig.Watching.DEFAULT);
        watchers.add(user(1), new Watches(user(2), new Told(), PresenceConfig.Watching.DEFAULT, 0));

        IntStream.range(0, USERS).forEach(round -> watchers.changed(user(1)));

        assertEquals(1, watchers.waiting());
    }

    /// Users come and go, sessions watch and stop watching, and changes are told, all at the same time; when
    /// it is quiet again, everybody knows what is.
    @Test
    void whoWatchesWhileOthersComeAndGoShouldBeRightInTheEnd() throws InterruptedException {
        Moments moments = new Moments(new PresenceConfig(
                Duration.ofSeconds(60),
                new PresenceConfig.Seen(Duration.ofMillis(1), 1000),
                PresenceConfig.Watching.DEFAULT,
                PresenceConfig.Typing.DEFAULT,
                PresenceConfig.Registry.DEFAULT));
        int users = 8;
        List<SessionId> watchers = IntStream.range(0, 4)
                .mapToObj(number -> moments.connect(user(100 + number)))
                .toList();
        List<SessionId> sessions = new ArrayList<>();
        IntStream.range(0, users * 300).forEach(each -> sessions.add(moments.prepare(user(each % users))));
        AtomicBoolean busy = new AtomicBoolean(true);
        Thread flushing = Thread.ofPlatform().start(() -> {
            while (busy.get()) {
                moments.flush();
            }
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < users; number++) {
                int first = number;
                threads.execute(() -> comeAndGo(moments, sessions, first, users));
            }
            for (SessionId watcher : watchers) {
                threads.execute(() -> watchOnAndOff(moments, watcher, users));
            }
        }
        busy.set(false);
        flushing.join();
        moments.pass(Duration.ofSeconds(1));

        for (SessionId watcher : watchers) {
            for (int number = 0; number < users; number++) {
                Sighting last = moments.told(watcher).last().get(user(number));
                assertEquals(number % 2 == 0, last != null && last.online(), "user " + number + ": " + last);
            }
        }
    }

    /// Users with an even number stay in the end, the others go.
    private static void comeAndGo(Moments moments, List<SessionId> sessions, int first, int users) {
        SessionId held = null;
        for (int place = first; place < sessions.size(); place += users) {
            if (held != null) {
                moments.disconnect(held);
            }
            held = sessions.get(place);
            moments.connectPrepared(held);
        }
        if (held != null && first % 2 == 1) {
            moments.disconnect(held);
        }
    }

    private static void watchOnAndOff(Moments moments, SessionId watcher, int users) {
        int[] all = IntStream.range(0, users).toArray();
        for (int round = 0; round < 100; round++) {
            watch(moments, watcher, all);
            moments.presence
                    .unwatch()
                    .unwatch(new UnwatchUsers.Command(watcher, List.of(user(round % users), user(0))));
        }
        watch(moments, watcher, all);
    }

    private static void watch(Moments moments, SessionId watcher, int... users) {
        List<UserId> watched = IntStream.of(users).mapToObj(Moments::user).toList();
        WatchUsers.Result result = moments.presence.watch().watch(new WatchUsers.Command(watcher, watched));
        assertEquals(new WatchUsers.Result.Watching(), result);
    }
}
