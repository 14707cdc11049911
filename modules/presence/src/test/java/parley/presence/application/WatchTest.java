package parley.presence.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.presence.Moments.user;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.presence.Moments;
import parley.presence.Told;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.domain.Sighting;
import parley.presence.port.in.ReadPresence;
import parley.presence.port.in.UnwatchUsers;
import parley.presence.port.in.WatchUsers;
import parley.presence.port.in.WatchUsers.Result;
import parley.presence.port.out.PresencePrivacy;
import parley.presence.port.out.PresencePrivacy.Decision;

final class WatchTest {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final UserId ME = user(100);
    private static final DeviceId SECOND = new DeviceId(new UUID(21, 1));
    private static final ConversationId GROUP = new ConversationId(new UUID(30, 1));

    private final Moments moments = new Moments(config(4, 20, 3, 10_000));
    private final SessionId me = moments.connect(ME);

    private static PresenceConfig config(int users, int total, int changes, int reviews) {
        return new PresenceConfig(
                Duration.ofSeconds(60),
                new PresenceConfig.Seen(GRACE, 3),
                new PresenceConfig.Watching(users, total, changes, Duration.ofSeconds(60), reviews),
                PresenceConfig.Typing.DEFAULT,
                PresenceConfig.Registry.DEFAULT);
    }

    @Test
    void watchShouldTellThePresentAtOnce() {
        moments.connect(user(1));

        watch(me, 1, 2);

        assertEquals(List.of("1 online", "2 offline"), texts());
    }

    @Test
    void watchShouldTellAgainWhoIsWatchedAlready() {
        watch(me, 1);
        texts();

        watch(me, 1, 1);

        assertEquals(List.of("1 offline"), texts());
    }

    @Test
    void changesShouldBeToldWithTheNextFlush() {
        watch(me, 1);
        texts();

        SessionId session = moments.connect(user(1));
        assertEquals(List.of(), texts());
        moments.flush();
        assertEquals(List.of("1 online"), texts());
        moments.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), texts());

        long left = moments.now();
        moments.disconnect(session);
        moments.pass(GRACE.minusMillis(100));
        assertEquals(List.of(), texts());
        moments.flush();
        assertEquals(List.of("1 offline " + left), texts());
    }

    @Test
    void reconnectWithinTheGraceShouldShowNothing() {
        SessionId session = moments.connect(user(1));
        watch(me, 1);
        texts();

        for (int round = 0; round < 10; round++) {
            moments.disconnect(session);
            moments.pass(GRACE.minusMillis(200));
            session = moments.connect(user(1));
            moments.pass(Duration.ofMillis(300));
        }

        assertEquals(List.of(), texts());
    }

    @Test
    void userShouldBeOnlineAsLongAsOneDeviceIs() {
        SessionId first = moments.connect(user(1));
        SessionId second = moments.connect(user(1), SECOND);
        watch(me, 1);
        texts();

        moments.disconnect(first);
        moments.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), texts());

        long left = moments.now();
        moments.disconnect(second);
        moments.pass(Duration.ofSeconds(10));
        assertEquals(List.of("1 offline " + left), texts());
    }

    @Test
    void replacedConnectionShouldNotTakeTheUserOffline() {
        SessionId older = moments.connect(user(1));
        watch(me, 1);
        texts();

        moments.connect(user(1));
        moments.disconnect(older);
        moments.pass(Duration.ofSeconds(10));

        assertEquals(List.of(), texts());
    }

    @Test
    void lastSeenShouldBeTheLastSignOfLifeOfWhoFellSilent() {
        SessionId silent = moments.connect(user(1));
        watch(me, 1);
        texts();
        moments.pass(Duration.ofSeconds(20));
        moments.told(silent).beat();
        long beat = moments.now();

        for (int second = 0; second < 61; second++) {
            moments.told(me).beat();
            moments.pass(Duration.ofSeconds(1));
        }
        assertEquals(List.of("expired"), moments.told(silent).texts());
        moments.disconnect(silent);
        moments.pass(Duration.ofSeconds(10));

        assertEquals(List.of("1 offline " + beat), texts());
    }

    @Test
    void lastSeenShouldBeThatOfTheDeviceThatWasAliveLast() {
        SessionId silent = moments.connect(user(1));
        SessionId other = moments.connect(user(1), SECOND);
        watch(me, 1);
        texts();
        moments.pass(Duration.ofSeconds(30));
        long left = moments.now();
        moments.disconnect(other);
        moments.pass(Duration.ofSeconds(31));
        moments.disconnect(silent);
        moments.pass(Duration.ofSeconds(10));

        assertEquals(
                List.of("1 offline " + left),
                texts().stream().filter(text -> !text.equals("expired")).toList());
    }

    @Test
    void onlyTheLatestUsersShouldBeRemembered() {
        for (int number = 1; number <= 4; number++) {
            moments.disconnect(moments.connect(user(number)));
            moments.pass(Duration.ofSeconds(6));
        }

        watch(me, 1, 2, 3, 4);
        moments.flush();

        List<String> texts = texts();
        assertEquals("1 offline", texts.getFirst());
        assertEquals(4, texts.size());
        assertEquals(
                3, texts.stream().filter(text -> text.contains("offline 17")).count());
    }

    @Test
    void graceShouldBeCutShortWhenTooManyAreInIt() {
        watch(me, 4);
        texts();
        for (int number = 1; number <= 4; number++) {
            moments.disconnect(moments.connect(user(number)));
        }

        moments.flush();

        assertEquals(List.of("4 offline " + Moments.START), texts());
    }

    @Test
    void unwatchShouldEndIt() {
        watch(me, 1, 2);
        texts();

        moments.presence.unwatch().unwatch(new UnwatchUsers.Command(me, List.of(user(1), user(3))));
        moments.connect(user(1));
        moments.connect(user(2));
        moments.flush();

        assertEquals(List.of("2 online"), texts());
    }

    @Test
    void watchingShouldEndWithTheSession() {
        watch(me, 1);
        texts();

        moments.disconnect(me);
        moments.connect(user(1));
        moments.pass(Duration.ofSeconds(61));

        assertEquals(List.of(), texts());
        assertInstanceOf(Result.NoSession.class, watch(me, 2));
    }

    @Test
    void sessionShouldWatchOnlySoMany() {
        watch(me, 1, 2, 3);
        texts();

        assertEquals(new Result.TooMany(4), watch(me, 4, 5));
        assertEquals(List.of(), texts());
        assertInstanceOf(Result.Watching.class, watch(me, 1, 2, 3, 4));
    }

    @Test
    void allSessionsShouldWatchOnlySoMany() {
        for (int number = 1; number <= 5; number++) {
            assertInstanceOf(Result.Watching.class, watch(moments.connect(user(200 + number)), 1, 2, 3, 4));
        }
        SessionId last = moments.connect(user(300));

        assertInstanceOf(Result.Full.class, watch(last, 5));
        assertEquals(List.of(), moments.told(last).texts());
    }

    @Test
    void roomShouldComeBackWithEndedSessions() {
        SessionId other = moments.connect(user(201));
        for (int round = 0; round < 20; round++) {
            assertInstanceOf(Result.Watching.class, watch(other, 1, 2, 3, 4));
            moments.disconnect(other);
            other = moments.connect(user(201));
        }
    }

    // who may see whom

    @Test
    void strangersShouldSeeTheSameAsOfAUserWhoWasNeverThere() {
        moments.disconnect(moments.connect(user(1)));
        moments.pass(Duration.ofSeconds(6));
        moments.connect(user(2));
        decide(1, Decision.REFUSED);
        decide(2, Decision.REFUSED);

        watch(me, 1, 2, 3);

        assertEquals(List.of("1 offline", "2 offline", "3 offline"), texts());
    }

    @Test
    void hiddenUserWhoComesAndGoesShouldNotBeTold() {
        decide(1, Decision.REFUSED);
        watch(me, 1);
        texts();

        SessionId session = moments.connect(user(1));
        moments.pass(Duration.ofSeconds(1));
        moments.disconnect(session);
        moments.pass(Duration.ofSeconds(10));

        assertEquals(List.of(), texts());
    }

    @Test
    void fellowsShouldSeeEachOther() {
        moments.connect(user(1));
        decide(1, Decision.IF_FELLOWS);
        decide(2, Decision.IF_FELLOWS);
        moments.connect(user(2));
        moments.conversations.set(GROUP, List.of(ME, user(1)));

        watch(me, 1, 2);

        assertEquals(List.of("1 online", "2 offline"), texts());
    }

    @Test
    void reviewShouldTellWhatMayBeSeenNow() {
        moments.connect(user(1));
        watch(me, 1);
        texts();

        decide(1, Decision.REFUSED);
        moments.presence.review().review(user(1));
        moments.flush();
        assertEquals(List.of("1 offline"), texts());

        decide(1, Decision.ALLOWED);
        moments.presence.review().review(ME);
        moments.flush();
        assertEquals(List.of("1 online"), texts());
    }

    @Test
    void changeShouldBeDecidedAnewAlsoWithoutAReview() {
        watch(me, 1);
        texts();
        decide(1, Decision.REFUSED);

        moments.connect(user(1));
        moments.flush();

        assertEquals(List.of(), texts());
    }

    @Test
    void everyDecisionShouldBeMadeAgainAfterAMinute() {
        moments.connect(user(1));
        watch(me, 1);
        texts();
        decide(1, Decision.REFUSED);

        for (int second = 0; second < 59; second++) {
            moments.told(me).beat();
            moments.pass(Duration.ofSeconds(1));
        }
        assertEquals(List.of(), texts());
        moments.told(me).beat();
        moments.pass(Duration.ofMillis(2200));

        assertEquals(
                List.of("1 offline"),
                texts().stream().filter(text -> !text.equals("expired")).toList());
    }

    @Test
    void reviewsShouldBeSpreadOverTime() {
        Moments many = new Moments(config(4, 20, 3, 4));
        List<SessionId> watchers = IntStream.range(0, 3)
                .mapToObj(number -> many.connect(user(200 + number)))
                .toList();
        many.connect(user(1));
        for (SessionId watcher : watchers) {
            many.presence.watch().watch(new WatchUsers.Command(watcher, List.of(user(1), user(2), user(3), user(4))));
            many.told(watcher).texts();
            many.privacy.decide(user(200 + watchers.indexOf(watcher)), user(1), Decision.REFUSED);
        }

        many.pass(Duration.ofMillis(60_500));
        assertEquals(1, toldOffline(many, watchers));
        many.pass(Duration.ofSeconds(1));
        assertEquals(1, toldOffline(many, watchers));
        many.pass(Duration.ofSeconds(1));
        assertEquals(1, toldOffline(many, watchers));
    }

    private static long toldOffline(Moments many, List<SessionId> watchers) {
        return watchers.stream()
                .filter(watcher -> many.told(watcher).texts().contains("1 offline"))
                .count();
    }

    @Test
    void undecidedChangeShouldWaitUntilItIsDecided() {
        Outage outage = new Outage();
        Moments failing = new Moments(config(4, 20, 3, 10_000), outage);
        SessionId watcher = failing.connect(ME);
        failing.connect(user(1));
        outage.down = true;

        assertInstanceOf(
                Result.Watching.class,
                failing.presence.watch().watch(new WatchUsers.Command(watcher, List.of(user(1), user(2)))));
        failing.pass(Duration.ofSeconds(3));
        assertEquals(List.of(), failing.told(watcher).texts());
        assertInstanceOf(
                ReadPresence.Result.Unavailable.class,
                failing.presence.read().read(new ReadPresence.Query(ME, List.of(user(1)))));
        outage.down = false;
        failing.pass(Duration.ofMillis(1100));

        assertEquals(
                List.of("1 online", "2 offline"),
                failing.told(watcher).texts().stream().sorted().toList());
    }

    @Test
    void readShouldShowWhatMayBeSeenInTheOrderAsked() {
        moments.connect(user(1));
        moments.connect(user(2));
        decide(2, Decision.REFUSED);

        assertEquals(
                new ReadPresence.Result.Found(
                        List.of(Sighting.hidden(user(2)), Sighting.online(user(1)), Sighting.hidden(user(3)))),
                moments.presence.read().read(new ReadPresence.Query(ME, List.of(user(2), user(1), user(3)))));
    }

    // bounds

    @Test
    void flushShouldTellASessionOnlySoMuch() {
        watch(me, 1, 2, 3, 4);
        moments.flush();
        moments.told(me).batches();

        for (int number = 1; number <= 4; number++) {
            moments.connect(user(number));
        }
        moments.flush();
        moments.flush();
        moments.flush();

        assertEquals(List.of(3, 1), moments.told(me).batches());
    }

    @Test
    void sessionWithoutRoomShouldBeToldLaterWhatHoldsThen() {
        watch(me, 1, 2, 3);
        texts();
        Told told = moments.told(me);
        told.room(1);
        SessionId first = moments.connect(user(1));
        SessionId second = moments.connect(user(2));
        moments.connect(user(3));
        moments.flush();
        assertEquals(1, texts().size());

        moments.disconnect(first);
        moments.disconnect(second);
        moments.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), texts());
        told.room(100);
        moments.flush();

        assertEquals(false, told.last().get(user(1)).online());
        assertEquals(false, told.last().get(user(2)).online());
        assertEquals(true, told.last().get(user(3)).online());
    }

    private Result watch(SessionId session, int... users) {
        List<UserId> watched = IntStream.of(users).mapToObj(Moments::user).toList();
        return moments.presence.watch().watch(new WatchUsers.Command(session, watched));
    }

    private void decide(int watched, Decision decision) {
        moments.privacy.decide(ME, user(watched), decision);
    }

    private List<String> texts() {
        return moments.told(me).texts();
    }

    private static final class Outage implements PresencePrivacy {
        private boolean down;

        @Override
        public Decision mayWatch(UserId watcher, UserId watched) {
            if (down) {
                throw new PresenceUnavailableException("down");
            }
            return Decision.ALLOWED;
        }

        @Override
        public boolean apart(UserId one, UserId other) {
            return false;
        }
    }
}
