package parley.presence.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.presence.Moments.user;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.presence.Connections;
import parley.presence.Moments;
import parley.presence.domain.Connection;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.domain.Sighting;
import parley.presence.domain.Signal;
import parley.presence.port.in.ReadPresence;
import parley.presence.port.in.ShowTyping;
import parley.presence.port.in.UnwatchUsers;
import parley.presence.port.in.WatchUsers;

/// Two instances with one registry, which each of them may lose sight of.
final class InstancesTest {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration CHECK = Duration.ofSeconds(30);
    private static final UserId ME = user(100);
    private static final ConversationId CHAT = new ConversationId(new UUID(30, 1));

    private final Moments.Shared shared = new Moments.Shared();
    private final Moments here = new Moments(config(2_000, 10), Connections.INSTANCE, shared);
    private final Moments there = new Moments(config(2_000, 10), Connections.OTHER, shared);
    private final SessionId me = here.connect(ME);

    private static PresenceConfig config(int checks, int departures) {
        return new PresenceConfig(
                Duration.ofMinutes(10),
                new PresenceConfig.Seen(GRACE, 100),
                PresenceConfig.Watching.DEFAULT,
                PresenceConfig.Typing.DEFAULT,
                new PresenceConfig.Registry(CHECK, checks, CHECK, 1_000, Duration.ofSeconds(1), departures));
    }

    // watching

    @Test
    void watchShouldTellAtOnceOfUsersAtAnotherInstanceWithOneLookUp() {
        there.connect(user(1));
        there.connect(user(2));
        int before = here.registry.finds();

        watch(1, 2, 3);

        assertEquals(List.of("1 online", "2 online", "3 offline"), texts());
        assertEquals(before + 1, here.registry.finds());
    }

    @Test
    void changesAtAnotherInstanceShouldBeToldWithTheNextFlush() {
        watch(1);
        assertEquals(List.of("1 offline"), texts());

        SessionId session = there.connect(user(1));
        here.flush();
        assertEquals(List.of("1 online"), texts());

        long left = there.now();
        there.disconnect(session);
        here.pass(GRACE.minusMillis(100));
        assertEquals(List.of(), texts());
        here.pass(Duration.ofMillis(300));
        assertEquals(List.of("1 offline " + left), texts());
    }

    @Test
    void newsThatWereLostShouldBeFoundOutAfterAWhile() {
        watch(1);
        texts();
        Connection silent = Connections.at(Connections.OTHER, user(1), Connections.PHONE, 77);
        shared.registry().put(silent);

        here.pass(CHECK.plusMillis(200));

        assertEquals(List.of("1 online"), texts());
    }

    @Test
    void whoMovesToAnotherInstanceShouldNotFlap() {
        SessionId session = there.connect(user(1));
        watch(1);
        texts();

        there.disconnect(session);
        here.pass(GRACE.minusMillis(500));
        SessionId moved = here.connect(user(1));
        here.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), texts());

        here.disconnect(moved);
        there.connect(user(1));
        here.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), texts());
    }

    @Test
    void nobodyShouldBeAskedAboutAfterTheLastWatchEnded() {
        watch(1);
        here.disconnect(me);
        int before = here.registry.finds();

        there.connect(user(1));
        here.pass(CHECK.multipliedBy(2));

        assertEquals(before, here.registry.finds());
    }

    @Test
    void whoIsWatchedAgainShouldBeAskedAboutAgain() {
        watch(1);
        here.presence.unwatch().unwatch(new UnwatchUsers.Command(me, List.of(user(1))));
        texts();
        there.connect(user(1));

        watch(1);

        assertEquals(List.of("1 online"), texts());
    }

    @Test
    void readShouldAskTheRegistryAboutUsersWhomNobodyWatches() {
        there.connect(user(1));
        there.disconnect(there.connect(user(2)));

        assertEquals(
                new ReadPresence.Result.Found(
                        List.of(Sighting.offline(user(2), there.now()), Sighting.online(user(1)), Sighting.online(ME))),
                read(user(2), user(1), ME));
    }

    // one device, two instances

    @Test
    void olderStreamAtAnotherInstanceShouldBeToldThatItWasReplaced() {
        SessionId older = there.connect(user(1));

        SessionId newer = here.connect(user(1));
        there.disconnect(older);

        assertEquals(List.of("replaced"), there.told(older).texts());
        assertEquals(List.of(), here.told(newer).texts());
        assertEquals(1, there.presence.find().find(List.of(user(1))).size());
    }

    @Test
    void streamThatWasNotToldShouldFindOutByItself() {
        SessionId older = there.connect(user(1));
        shared.peers().join(Connections.OTHER, lost -> {});
        here.connect(user(1));
        assertEquals(List.of(), there.told(older).texts());

        there.pass(CHECK.multipliedBy(3));

        assertEquals(List.of("replaced"), there.told(older).texts());
    }

    @Test
    void signalForASessionThatIsOverShouldBeIgnored() {
        Connection gone = Connections.of(user(1), Connections.PHONE, 77);

        here.presence.receive().receive(new Signal.Replaced(gone));
        here.presence.receive().receive(new Signal.Typing(List.of(gone.session()), CHAT, user(2), true));

        assertEquals(List.of(), texts());
    }

    // typing

    @Test
    void typingShouldReachMembersAtBothInstances() {
        shared.conversations().set(CHAT, List.of(ME, user(1), user(2)));
        SessionId far = there.connect(user(1));
        SessionId near = here.connect(user(2));

        type(true);
        type(false);

        assertEquals(List.of("100 types", "100 stops"), there.told(far).texts());
        assertEquals(List.of("100 types", "100 stops"), here.told(near).texts());
        there.pass(Duration.ofSeconds(20));
        assertEquals(List.of(), there.told(far).texts());
    }

    @Test
    void typingShouldBeEndedWhereTheTypistsInstanceVanished() {
        shared.conversations().set(CHAT, List.of(ME, user(1)));
        SessionId far = there.connect(user(1));
        type(true);
        there.told(far).texts();

        there.pass(Duration.ofSeconds(8));
        assertEquals(List.of(), there.told(far).texts());
        there.pass(Duration.ofMillis(1200));

        assertEquals(List.of("100 stops"), there.told(far).texts());
    }

    @Test
    void typingShouldReachMembersOfTheSameInstanceWithoutTheRegistry() {
        shared.conversations().set(CHAT, List.of(ME, user(1), user(2)));
        SessionId near = here.connect(user(2));
        here.registry.away(true);

        assertInstanceOf(ShowTyping.Result.Taken.class, type(true));

        assertEquals(List.of("100 types"), here.told(near).texts());
    }

    // the registry is away

    @Test
    void connectionShouldLiveWithoutTheRegistryAndBeRegisteredLater() {
        here.registry.away(true);

        SessionId session = here.connect(user(1));
        here.pass(Duration.ofSeconds(5));

        assertEquals(List.of(), here.told(session).texts());
        assertEquals(1, here.presence.findLocal().find(user(1)).size());
        assertThrows(
                PresenceUnavailableException.class, () -> here.presence.find().find(List.of(user(1))));
        assertEquals(0, there.presence.find().find(List.of(user(1))).size());

        here.registry.away(false);
        here.pass(Duration.ofMillis(1_100));
        assertEquals(1, there.presence.find().find(List.of(user(1))).size());
        assertEquals(1, here.doubts(), "pushes may have passed it by");
    }

    @Test
    void olderStreamHereShouldBeReplacedAlsoWithoutTheRegistry() {
        here.registry.away(true);
        SessionId older = here.connect(user(1));

        here.connect(user(1));

        assertEquals(List.of("replaced"), here.told(older).texts());
    }

    @Test
    void streamThatCouldNotBeRegisteredShouldNotDisplaceANewerOneElsewhere() {
        here.registry.away(true);
        SessionId older = here.connect(user(1));
        here.pass(Duration.ofSeconds(5));
        SessionId newer = there.connect(user(1));

        here.registry.away(false);
        here.pass(Duration.ofSeconds(2));

        assertEquals(List.of("replaced"), here.told(older).texts());
        assertEquals(List.of(), there.told(newer).texts());
    }

    @Test
    void departureShouldBeMadeUpFor() {
        SessionId session = here.connect(user(1));
        here.registry.away(true);
        here.disconnect(session);
        assertEquals(1, there.presence.find().find(List.of(user(1))).size());

        here.registry.away(false);
        assertEquals(0, here.presence.find().find(List.of(user(1))).size(), "known to be over here");
        here.pass(Duration.ofMillis(1_100));

        assertEquals(0, there.presence.find().find(List.of(user(1))).size());
    }

    @Test
    void departuresShouldBeBounded() {
        List<SessionId> sessions = IntStream.rangeClosed(1, 15)
                .mapToObj(number -> here.connect(user(number)))
                .toList();
        here.registry.away(true);
        sessions.forEach(here::disconnect);
        here.registry.away(false);
        here.pass(Duration.ofMillis(1_100));

        List<UserId> users =
                IntStream.rangeClosed(1, 15).mapToObj(Moments::user).toList();
        assertEquals(5, there.presence.find().find(users).size());
    }

    @Test
    void nobodyShouldBeCalledOfflineWithoutTheRegistry() {
        SessionId near = here.connect(user(1));
        there.connect(user(2));
        watch(1, 2);
        texts();
        here.registry.away(true);

        here.disconnect(near);
        here.pass(CHECK.multipliedBy(2));
        assertEquals(List.of(), texts());
        there.connect(user(1));
        here.registry.away(false);
        here.pass(CHECK.multipliedBy(2));

        assertEquals(List.of(), texts());
    }

    @Test
    void whoReallyLeftShouldBeToldWhenTheRegistryIsBack() {
        SessionId near = here.connect(user(1));
        watch(1);
        texts();
        here.registry.away(true);
        long left = here.now();
        here.disconnect(near);
        here.pass(CHECK);

        here.registry.away(false);
        here.pass(Duration.ofSeconds(2));

        assertEquals(List.of("1 offline " + left), texts());
    }

    @Test
    void usersOfWhomNothingIsKnownShouldBeToldWhenTheRegistryIsBack() {
        there.connect(user(1));
        here.connect(user(2));
        here.registry.away(true);

        watch(1, 2, 3);
        here.pass(Duration.ofSeconds(10));
        assertEquals(List.of("2 online"), texts());
        assertInstanceOf(ReadPresence.Result.Unavailable.class, read(user(1)));
        assertEquals(new ReadPresence.Result.Found(List.of(Sighting.online(user(2)))), read(user(2)));

        here.registry.away(false);
        here.pass(Duration.ofSeconds(3));
        assertEquals(List.of("1 online", "3 offline"), texts().stream().sorted().toList());
    }

    // the registry has lost what it held

    @Test
    void lossShouldBeRepairedByTheInstancesAndShowNothing() {
        there.connect(user(1));
        watch(1, 2);
        texts();

        shared.registry().lose();
        there.flush();
        here.pass(Duration.ofSeconds(10));

        assertEquals(List.of(), texts());
        assertEquals(2, here.presence.find().find(List.of(user(1), ME)).size());
        assertEquals(1, here.doubts());
        assertEquals(1, there.doubts());
    }

    @Test
    void nobodyShouldBeCalledOfflineWhileTheRegistryIsUnsure() {
        there.connect(user(1));
        watch(1);
        texts();

        here.registry.unsure(true);
        shared.registry().lose();
        here.pass(Duration.ofSeconds(20));
        assertEquals(List.of(), texts());
        assertThrows(
                PresenceUnavailableException.class, () -> here.presence.find().find(List.of(ME)));
        assertInstanceOf(ReadPresence.Result.Unavailable.class, read(user(7)));

        there.flush();
        here.registry.unsure(false);
        here.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), texts());
    }

    @Test
    void usersOfWhomTheRegistryWasUnsureShouldBeToldSoonAfterItIsSure() {
        here.registry.unsure(true);
        watch(1);
        here.pass(Duration.ofSeconds(3));
        assertEquals(List.of(), texts());

        here.registry.unsure(false);
        here.pass(Duration.ofMillis(1_200));

        assertEquals(List.of("1 offline"), texts());
    }

    @Test
    void lossShouldHaveEverybodyWhoIsWatchedAskedAboutAtOnce() {
        watch(1);
        texts();

        shared.registry().lose();
        shared.registry().put(Connections.at(Connections.OTHER, user(1), Connections.PHONE, 77));
        here.flush();

        assertEquals(List.of("1 online"), texts());
    }

    @Test
    void singleEntryThatIsMissingShouldBeFoundWithinACheck() {
        Connection lost = connectAndFind(user(1));
        shared.registry().remove(lost, 0);
        assertEquals(0, here.presence.find().find(List.of(user(1))).size());

        there.pass(CHECK.plusSeconds(1));

        assertEquals(1, here.presence.find().find(List.of(user(1))).size());
        assertEquals(1, there.doubts());
        there.pass(CHECK.multipliedBy(3));
        assertEquals(1, there.doubts(), "nothing was missing any more");
    }

    @Test
    void repairShouldBePaced() {
        Moments paced = new Moments(config(4, 10), new InstanceId(new UUID(3, 3)), shared);
        IntStream.rangeClosed(1, 10).forEach(number -> paced.connect(user(number)));
        shared.registry().lose();

        paced.flush();
        assertEquals(4, registered());
        paced.flush();
        assertEquals(8, registered());
        assertEquals(0, paced.doubts());
        paced.flush();
        assertEquals(10, registered());
        assertEquals(1, paced.doubts());
    }

    private long registered() {
        List<UserId> users =
                IntStream.rangeClosed(1, 10).mapToObj(Moments::user).toList();
        return shared.registry().find(users).connections().size();
    }

    private Connection connectAndFind(UserId user) {
        there.connect(user);
        List<Connection> found = there.presence.findLocal().find(user);
        assertTrue(found.size() == 1);
        return found.getFirst();
    }

    private void watch(int... users) {
        List<UserId> watched = IntStream.of(users).mapToObj(Moments::user).toList();
        assertInstanceOf(
                WatchUsers.Result.Watching.class, here.presence.watch().watch(new WatchUsers.Command(me, watched)));
    }

    private ReadPresence.Result read(UserId... users) {
        return here.presence.read().read(new ReadPresence.Query(ME, List.of(users)));
    }

    private ShowTyping.Result type(boolean on) {
        return here.presence.typing().show(new ShowTyping.Command(me, CHAT, on));
    }

    private List<String> texts() {
        return here.told(me).texts();
    }
}
