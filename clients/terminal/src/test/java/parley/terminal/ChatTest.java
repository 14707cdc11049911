package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.client.live.ConnectionState;
import parley.client.live.Event;
import parley.client.live.TransportKind;
import parley.client.model.Cid;
import parley.client.model.ClosedException;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.ConversationSettings;
import parley.client.model.Counterpart;
import parley.client.model.DeviceId;
import parley.client.model.ErrorCode;
import parley.client.model.InboxItem;
import parley.client.model.Message;
import parley.client.model.Profile;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
import parley.client.model.UserId;
import parley.client.model.Watermark;
import parley.client.store.Outbox;

class ChatTest {
    private static final Instant NOON = Instant.parse("2025-06-15T12:00:00Z");
    private static final UserId ALICE = new UserId(new UUID(1, 1));
    private static final Profile BOB = new Profile(new UserId(new UUID(1, 2)), "bob", "Bob");
    private static final Profile CAROL = new Profile(new UserId(new UUID(1, 3)), "carol", "carol");
    private static final DeviceId DEVICE = new DeviceId(new UUID(2, 1));
    private static final ConversationId WITH_BOB = new ConversationId(new UUID(3, 2));
    private static final ConversationId WITH_CAROL = new ConversationId(new UUID(3, 3));

    private final FakeServer server = new FakeServer();
    private final RecordingScreen screen = new RecordingScreen();
    private final Chat chat =
            new Chat(ALICE, "alice", server, screen, new Style(false, true, ZoneOffset.UTC), InstantSource.fixed(NOON));

    @BeforeEach
    void know() {
        server.person(BOB);
        server.person(CAROL);
    }

    private static Cid cid(long number) {
        return Cid.of(NOON.toEpochMilli(), 0, number);
    }

    private static Message message(ConversationId conversation, long seq, UserId from, String text) {
        return new Message(conversation, seq, from, DEVICE, cid(1_000 + seq), NOON, Content.text(text));
    }

    private static Sent sent(long number, long seq) {
        return new Sent(cid(number), WITH_BOB, seq, NOON, false);
    }

    private void historyWithBob(int count) {
        List<Message> log = new ArrayList<>();
        for (int seq = 1; seq <= count; seq++) {
            log.add(message(WITH_BOB, seq, seq % 2 == 0 ? ALICE : BOB.user(), "m" + seq));
        }
        server.conversation(
                new InboxItem(
                        WITH_BOB,
                        new Counterpart.Person(BOB.user()),
                        count,
                        NOON,
                        1,
                        0,
                        List.of(log.getLast()),
                        List.of(new Watermark(BOB.user(), 4, 2), new Watermark(ALICE, 9, 9)),
                        ConversationSettings.DEFAULTS),
                log);
    }

    private void receipt(long delivered, long read) {
        chat.on(new Event.Receipt(WITH_BOB, new Watermark(BOB.user(), delivered, read), NOON));
    }

    @Test
    void syncedShouldListConversationsToPickFrom() {
        historyWithBob(3);
        chat.on(new Event.Synced());
        assertEquals("""
                Conversations
                  1  bob       1 unread     2025-06-15 12:00  m3
                Type a number or a name to open one.""", screen.lastNotice());
        assertTrue(chat.line("1"));
        assertEquals(List.of("bob: m1", "you: m2 (READ)", "bob: m3"), screen.messages());
        assertEquals(List.of("read 3"), server.calls());
    }

    @Test
    void openedConversationShouldShowTicksAndBeRead() {
        historyWithBob(6);
        chat.line("bob");
        assertEquals(
                List.of("bob: m1", "you: m2 (READ)", "bob: m3", "you: m4 (DELIVERED)", "bob: m5", "you: m6 (SENT)"),
                screen.messages());
        assertEquals(List.of("read 6"), server.calls());
        assertTrue(screen.prompt().startsWith("bob"));
    }

    @Test
    void historyShouldGoBackWithoutRepeating() {
        historyWithBob(30);
        chat.line("/to bob");
        assertEquals("bob: m11", screen.messages().getFirst());
        chat.line("/history 5");
        assertEquals(25, screen.messages().size());
        assertEquals("you: m6 (SENT)", screen.messages().get(20));
        chat.line("/history 200");
        assertEquals(30, screen.messages().size());
        chat.line("/history");
        assertEquals("that is all", screen.lastNotice());
    }

    @Test
    void nobodyShouldBeSaidToBeNobody() {
        chat.line("/to zed");
        assertEquals("nobody here is called zed", screen.lastNotice());
        chat.line("7");
        assertEquals("nobody here is called 7", screen.lastNotice());
    }

    @Test
    void ownMessageShouldGetItsTicksOneAfterTheOther() {
        chat.line("bob");
        chat.line("hello");
        assertEquals(List.of("you: hello (PENDING)"), screen.messages());
        assertEquals(List.of("send ToUser[user=" + BOB.user() + "] hello"), server.calls());
        server.send(0).complete(sent(1, 1));
        assertEquals(List.of("you: hello (SENT)"), screen.messages());
        receipt(1, 0);
        assertEquals(List.of("you: hello (DELIVERED)"), screen.messages());
        receipt(1, 1);
        assertEquals(List.of("you: hello (READ)"), screen.messages());
        receipt(1, 0);
        assertEquals(List.of("you: hello (READ)"), screen.messages());
    }

    @Test
    void receiptShouldTickOnlyWhatItCovers() {
        chat.line("bob");
        chat.line("one");
        chat.line("two");
        server.send(0).complete(sent(1, 1));
        server.send(1).complete(sent(2, 2));
        receipt(1, 1);
        assertEquals(List.of("you: one (READ)", "you: two (SENT)"), screen.messages());
    }

    @Test
    void receiptThatOvertookTheAnswerShouldCount() {
        historyWithBob(5);
        chat.line("bob");
        chat.line("one");
        receipt(6, 0);
        server.send(0).complete(sent(1, 6));
        assertEquals("you: one (DELIVERED)", screen.messages().getLast());
    }

    @Test
    void receiptOfTheOwnUserShouldNotTick() {
        chat.line("bob");
        chat.line("one");
        server.send(0).complete(sent(1, 1));
        chat.on(new Event.Receipt(WITH_BOB, new Watermark(ALICE, 1, 1), NOON));
        assertEquals(List.of("you: one (SENT)"), screen.messages());
    }

    @Test
    void refusedMessageShouldBeMarked() throws InterruptedException {
        chat.line("bob");
        chat.line("hello");
        server.send(0).completeExceptionally(new RefusedException(ErrorCode.BLOCKED, "no"));
        assertEquals(List.of("you: hello (FAILED)"), screen.messages());
        assertEquals("not sent: one of you blocks the other", screen.lastNotice());
        assertEquals(1, chat.settle(0));
    }

    @Test
    void messageInTheOpenConversationShouldBeShownOnceAndRead() {
        chat.line("bob");
        chat.on(new Event.Received(message(WITH_BOB, 1, BOB.user(), "hi")));
        chat.on(new Event.Received(message(WITH_BOB, 1, BOB.user(), "hi")));
        assertEquals(List.of("bob: hi"), screen.messages());
        assertEquals("read 1", server.calls().getLast());
    }

    @Test
    void messageOfAnotherConversationShouldBeANotice() {
        chat.line("bob");
        chat.on(new Event.Received(message(WITH_CAROL, 1, CAROL.user(), "psst\nyou")));
        assertEquals(List.of(), screen.messages());
        assertEquals("12:00 carol writes: psst you  (/to carol)", screen.lastNotice());
        assertEquals(List.of(), server.calls());
    }

    @Test
    void ownMessageFromAnotherDeviceShouldAppearWithTicks() {
        historyWithBob(1);
        chat.line("bob");
        chat.on(new Event.Received(message(WITH_BOB, 2, ALICE, "from my phone")));
        receipt(2, 2);
        assertEquals(List.of("bob: m1", "you: from my phone (READ)"), screen.messages());
        assertEquals(List.of("read 1"), server.calls());
    }

    @Test
    void receiptsMissedWhileAwayShouldBeFetched() {
        historyWithBob(2);
        chat.line("bob");
        chat.line("hello");
        server.send(0).complete(sent(1, 3));
        server.receipts(WITH_BOB, new Watermark(BOB.user(), 3, 3));
        chat.on(new Event.Synced());
        assertEquals("you: hello (READ)", screen.messages().getLast());
    }

    @Test
    void lossShouldBeToldOnceAndShownInThePrompt() {
        chat.line("bob");
        chat.on(new Event.StateChanged(new ConnectionState.Connected(ALICE, DEVICE, 0, TransportKind.WEBSOCKET)));
        assertEquals("bob> ", screen.prompt());
        int before = screen.notices().size();
        for (int i = 0; i < 3; i++) {
            chat.on(new Event.StateChanged(new ConnectionState.Waiting(Duration.ofSeconds(1), "lost")));
            chat.on(new Event.StateChanged(new ConnectionState.Connecting()));
        }
        assertEquals("bob (offline)> ", screen.prompt());
        assertEquals(before + 1, screen.notices().size());
        chat.on(new Event.StateChanged(new ConnectionState.Connected(ALICE, DEVICE, 0, TransportKind.WEBSOCKET)));
        assertEquals("connected again", screen.lastNotice());
        assertEquals("bob> ", screen.prompt());
    }

    @Test
    void startShouldWaitForAServerThatDoesNotAnswer() throws InterruptedException {
        server.down(true);
        chat.start("bob");
        assertFalse(chat.awaitStart(0));
        server.down(false);
        chat.on(new Event.Synced());
        assertTrue(chat.awaitStart(0));
        assertTrue(screen.prompt().startsWith("bob"));
    }

    @Test
    void startWithNobodyShouldFailAtOnce() throws InterruptedException {
        chat.start("zed");
        assertFalse(chat.awaitStart(60));
    }

    @Test
    void commandsShouldSayWhenTheServerDoesNotAnswer() {
        server.down(true);
        assertTrue(chat.line("/list"));
        assertEquals("no answer", screen.lastNotice());
    }

    @Test
    void unsentOfAnEarlierRunShouldBeShownAndTicked() throws InterruptedException {
        chat.left(List.of(
                new Outbox.Entry(cid(1), Recipient.user(BOB.user()), Content.text("left")),
                new Outbox.Entry(cid(2), Recipient.user(CAROL.user()), Content.text("elsewhere"))));
        assertEquals("2 unsent from last time; sending now", screen.lastNotice());
        chat.line("bob");
        assertEquals(List.of("you: left (PENDING)"), screen.messages());
        chat.on(new Event.Sent(sent(1, 1), Recipient.user(BOB.user()), Content.text("left")));
        receipt(1, 0);
        assertEquals(List.of("you: left (DELIVERED)"), screen.messages());
        chat.on(new Event.SendRefused(
                cid(2), Recipient.user(CAROL.user()), Content.text("elsewhere"), ErrorCode.BLOCKED, "no"));
        assertEquals("not sent from last time: one of you blocks the other", screen.lastNotice());
        assertEquals(1, chat.settle(0));
    }

    @Test
    void unsentThatTheServerHasShouldBeShownOnce() {
        historyWithBob(2);
        chat.left(List.of(new Outbox.Entry(cid(1_002), Recipient.user(BOB.user()), Content.text("m2"))));
        chat.line("bob");
        assertEquals(List.of("bob: m1", "you: m2 (READ)"), screen.messages());
    }

    @Test
    void messageStoredAfterReopeningShouldAppearThere() {
        chat.line("bob");
        chat.line("hello");
        chat.line("/to carol");
        chat.line("/to bob");
        server.send(0).complete(sent(1, 1));
        assertEquals(List.of("you: hello (SENT)", "you: hello (SENT)"), screen.messages());
    }

    @Test
    void settleShouldCountWhatIsUnanswered() throws InterruptedException {
        chat.line("bob");
        chat.line("one");
        chat.line("two");
        server.send(0).complete(sent(1, 1));
        server.send(1).completeExceptionally(new ClosedException("closed"));
        assertEquals(1, chat.settle(0));
        assertEquals("1 not sent yet; it leaves with the next start", screen.lastNotice());
    }

    @Test
    void roomShouldBeThereWhenFewEnoughAreUnanswered() throws InterruptedException {
        chat.line("bob");
        chat.line("one");
        chat.line("two");
        assertFalse(chat.awaitRoom(1, 0));
        server.send(0).complete(sent(1, 1));
        assertTrue(chat.awaitRoom(1, 0));
    }

    @Test
    void quitShouldLeave() {
        assertFalse(chat.line("/quit"));
        assertTrue(chat.line("/help"));
        assertTrue(screen.lastNotice().contains("/history"));
    }
}
