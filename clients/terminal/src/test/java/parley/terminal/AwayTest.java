package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.client.live.ConnectionState;
import parley.client.live.Event;
import parley.client.live.TransportKind;
import parley.client.model.Counterpart;
import parley.client.model.GroupRole;

/// What a device tells of what happened while it was away.
class AwayTest extends ChatFixture {
    private static final Event LOST =
            new Event.StateChanged(new ConnectionState.Waiting(Duration.ofSeconds(1), "lost"));
    private static final Event BACK =
            new Event.StateChanged(new ConnectionState.Connected(ALICE.user(), DEVICE, 0, TransportKind.WEBSOCKET));

    @Test
    void whatWasReadElsewhereShouldNotBeAnnounced() {
        withBob(3, 2);
        received(WITH_BOB, 1, BOB, "m1");
        received(WITH_BOB, 2, BOB, "m2");
        assertEquals(List.of(), screen.notices());
        received(WITH_BOB, 3, BOB, "m3");
        assertEquals(List.of("12:00 bob writes: m3  (/to bob)"), screen.notices());
        chat.on(new Event.Read(WITH_BOB, 5));
        received(WITH_BOB, 4, BOB, "m4");
        received(WITH_BOB, 6, BOB, "m6");
        assertEquals("12:00 bob writes: m6  (/to bob)", screen.lastNotice());
        assertEquals(2, screen.notices().size());
    }

    @Test
    void whatWasReadElsewhereWhileAwayShouldNotBeAnnounced() {
        withBob(1, 1);
        chat.on(BACK);
        received(WITH_BOB, 1, BOB, "m1");
        server.forget(WITH_BOB);
        withBob(2, 2);
        chat.on(LOST);
        chat.on(BACK);
        int before = screen.notices().size();
        received(WITH_BOB, 2, BOB, "m2");
        assertEquals(before, screen.notices().size());
    }

    @Test
    void groupThatWasLeftShouldNotBeAnnounced() {
        server.groups().group(CLUB, "Club", GroupRole.NONE, 3);
        conversation(CLUB, new Counterpart.Members(false), 4, 0);
        changed(CLUB, 1, BOB, "'change':'members_added','users':['" + ALICE.user() + "']");
        received(CLUB, 2, BOB, "m2");
        assertEquals(List.of(), screen.notices());
        changed(CLUB, 3, BOB, "'change':'members_removed','users':['" + ALICE.user() + "']");
        assertEquals(List.of("12:00 bob removed you  (/to Club)"), screen.notices());
    }

    @Test
    void groupOneWasAddedToAgainShouldBeAnnounced() {
        server.groups().group(CLUB, "Club", GroupRole.MEMBER, 3);
        conversation(CLUB, new Counterpart.Members(false), 4, 4);
        received(CLUB, 4, BOB, "m4");
        changed(CLUB, 5, BOB, "'change':'members_added','users':['" + ALICE.user() + "']");
        received(CLUB, 6, BOB, "welcome");
        assertEquals(
                List.of("12:00 bob added you  (/to Club)", "12:00 bob writes in Club: welcome  (/to Club)"),
                screen.notices());
    }

    @Test
    void newMessagesShouldBeMarkedWhereTheyBegin() {
        withBob(3, 1);
        chat.line("/to bob");
        assertEquals(
                List.of("Talking with Bob (bob). /help lists the commands.", "— 2025-06-15 —", "— 2 new —"),
                screen.notices());
    }

    @Test
    void readConversationShouldHaveNoMark() {
        withBob(3, 3);
        chat.line("/to bob");
        assertEquals("— 2025-06-15 —", screen.lastNotice());
    }

    @Test
    void moreThanOnePageOfNewMessagesShouldBeSaid() {
        withBob(30, 1);
        chat.line("/to bob");
        assertEquals("— 29 new; the first of them: /history —", screen.lastNotice());
    }

    @Test
    void whatCameWhileTheConnectionWasLostShouldBeMarkedOnce() {
        withBob(1, 1);
        chat.on(BACK);
        chat.line("/to bob");
        chat.on(LOST);
        chat.on(BACK);
        received(WITH_BOB, 1, BOB, "m1");
        received(WITH_BOB, 2, ALICE, "from my phone");
        assertEquals("connected again", screen.lastNotice());
        received(WITH_BOB, 3, BOB, "m3");
        received(WITH_BOB, 4, BOB, "m4");
        assertEquals("— missed meanwhile —", screen.lastNotice());
        assertEquals(
                1,
                screen.notices().stream()
                        .filter(line -> line.contains("missed"))
                        .count());
        chat.on(LOST);
        chat.on(BACK);
        chat.on(new Event.Synced());
        received(WITH_BOB, 5, BOB, "m5");
        assertEquals("connected again", screen.lastNotice());
    }
}
