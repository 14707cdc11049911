package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.ALICE_AND_CAROL;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.BOBS_PHONE;
import static parley.messaging.Messages.CAROL;
import static parley.messaging.Messages.LAPTOP;
import static parley.messaging.Messages.PHONE;
import static parley.messaging.Messages.cid;
import static parley.messaging.Messages.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.DirectPair;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.StartDevice;

/// Delivery to devices: order, backlog, window, lost pushes, cursors, receipts.
class StreamTest {
    private static final ConversationId CONVERSATION = ALICE_AND_BOB.id();

    private final Fixture fixture = new Fixture();

    @Test
    void aLiveDeviceShouldGetMessagesAsTheyCome() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);

        sendMany(2);

        assertEquals(List.of("synced", "message 1", "message 2"), bob.frames);
    }

    @Test
    void aReturningDeviceShouldGetItsBacklogInOrderThenSynced() {
        sendMany(3);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        assertEquals(3, bob.opened.unread());
        fixture.work();

        assertEquals(List.of("message 1", "message 2", "message 3", "synced"), bob.frames);
        assertEquals("generation", bob.opened.generation());
    }

    @Test
    void onlyUnconfirmedEntriesShouldComeAgain() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        sendMany(5);
        bob.confirm(CONVERSATION, 3);
        bob.close();
        TestDevice again = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();

        assertEquals(List.of("message 4", "message 5", "synced"), again.frames);
    }

    @Test
    void aNewerStreamOfTheDeviceShouldTakeOverTheCursor() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        sendMany(5);
        bob.confirm(CONVERSATION, 3);
        TestDevice again = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();
        sendMany(6);

        assertEquals(List.of("message 4", "message 5", "synced", "message 6"), again.frames);
        assertEquals("message 5", bob.frames.getLast());
    }

    @Test
    void theCarrierShouldGetAnAckAndOtherDevicesTheMessage() {
        TestDevice phone = fixture.connect(ALICE, PHONE);
        TestDevice laptop = fixture.connect(ALICE, LAPTOP);
        phone.send(BOB, 1);
        fixture.work();

        assertEquals(List.of("synced", "ack 1"), phone.frames);
        assertEquals(List.of("synced", "message 1"), laptop.frames);
    }

    @Test
    void anAckShouldComeBeforeLaterEntriesOfTheSameAppend() {
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.sent(ALICE, BOB, 1);
        alice.send(BOB, 2);
        bob.send(ALICE, 3);
        alice.send(BOB, 4);
        fixture.work();

        assertEquals(2, fixture.log.read(CONVERSATION, 4, 4, 1).getFirst().appendFirst());
        assertEquals(List.of("synced", "message 1", "ack 2", "message 3", "ack 4"), alice.frames);
        assertEquals(List.of("synced", "message 1", "message 2", "ack 3", "message 4"), bob.frames);
    }

    @Test
    void carriersShouldBeToldThoughNobodyCanBeLookedUp() {
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.failNextLookUp();
        alice.send(BOB, 1);
        bob.send(ALICE, 2);
        fixture.work();

        assertEquals(List.of("synced", "ack 1"), alice.frames);
        assertInstanceOf(ConfirmReceived.Result.Confirmed.class, alice.confirm(CONVERSATION, 1));
        assertEquals("ack 2", bob.frames.get(1));
    }

    @Test
    void anAckMayBeConfirmedAtOnce() {
        TestDevice phone = fixture.connect(ALICE, PHONE);
        phone.send(BOB, 1);
        fixture.work();

        assertInstanceOf(ConfirmReceived.Result.Confirmed.class, phone.confirm(CONVERSATION, 1));
    }

    @Test
    void ownEntriesShouldNotBeSentToTheirCarrierByCatchUp() {
        TestDevice phone = fixture.connect(ALICE, PHONE);
        fixture.hidden.add(phone.session);
        fixture.sent(BOB, ALICE, 1);
        fixture.hidden.clear();
        phone.send(BOB, 2);
        fixture.work();

        assertEquals(List.of("synced", "ack 2", "message 1"), phone.frames);
        assertInstanceOf(ConfirmReceived.Result.Confirmed.class, phone.confirm(CONVERSATION, 2));
    }

    @Test
    void anAckShouldNotMoveThePositionOverLowerSeqs() {
        TestDevice phone = fixture.connect(ALICE, PHONE);
        fixture.hidden.add(phone.session);
        fixture.sent(BOB, ALICE, 1);
        fixture.log.alterReads(rows -> List.of());
        phone.send(BOB, 2);
        fixture.work();

        assertInstanceOf(ConfirmReceived.Result.OutOfRange.class, phone.confirm(CONVERSATION, 2));
    }

    @Test
    void theWindowShouldHoldBackWhatIsNotConfirmed() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        sendMany(100);
        assertEquals("message 64", bob.frames.getLast());

        bob.confirm(CONVERSATION, 10);
        fixture.work();
        assertEquals("message 74", bob.frames.getLast());

        bob.confirm(CONVERSATION, 74);
        fixture.work();
        assertEquals("message 100", bob.frames.getLast());
        assertEquals(101, bob.frames.size());
    }

    @Test
    void theWindowShouldCountBytesToo() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        String large = "x".repeat(60_000);
        for (int number = 1; number <= 20; number++) {
            fixture.send(Fixture.command(ALICE, BOB, cid(Fixture.NOW, number), text(large)));
        }
        fixture.work();
        assertEquals("message 5", bob.frames.getLast());

        bob.confirm(CONVERSATION, 3);
        fixture.work();
        assertEquals("message 8", bob.frames.getLast());
        bob.confirm(CONVERSATION, 8);
        fixture.work();
        assertEquals("message 13", bob.frames.getLast());
    }

    @Test
    void aFullConversationShouldNotHoldBackAnother() {
        TestDevice alice = fixture.connect(ALICE, PHONE);
        for (int number = 1; number <= 100; number++) {
            fixture.send(BOB, ALICE, number);
        }
        fixture.work();
        fixture.sent(CAROL, ALICE, 500);

        assertEquals("message 1", alice.frames.getLast());
        assertEquals(1 + 64 + 1, alice.frames.size());
    }

    @Test
    void theWholeWindowShouldBoundAllConversations() {
        TestDevice alice = fixture.connect(ALICE, PHONE);
        for (int peer = 1; peer <= 6; peer++) {
            for (int number = 1; number <= 64; number++) {
                fixture.send(new UserId(new UUID(50, peer)), ALICE, peer * 1_000 + number);
            }
        }
        fixture.work();

        assertEquals(1 + 256, alice.frames.size());
    }

    @Test
    void backlogsOfSeveralConversationsShouldBeServedInTurns() {
        for (int number = 1; number <= 100; number++) {
            fixture.send(BOB, ALICE, number);
        }
        fixture.send(CAROL, ALICE, 501);
        fixture.work();
        TestDevice alice = fixture.connect(ALICE, PHONE);
        fixture.work();

        assertTrue(alice.messagesUpTo.containsKey(ALICE_AND_CAROL.id()));
        assertEquals(65, alice.frames.size());
        alice.confirm(CONVERSATION, 64);
        fixture.work();
        assertEquals("synced", alice.frames.getLast());
    }

    @Test
    void aLongBacklogShouldBeAnnouncedInsteadOfSent() {
        sendMany(1_001);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();
        assertEquals(List.of("behind 1-1001", "synced"), bob.frames);

        fixture.sent(ALICE, BOB, 5_000);
        assertInstanceOf(ConfirmReceived.Result.Confirmed.class, bob.confirm(CONVERSATION, 1_001));
        fixture.pass(Duration.ofSeconds(2));

        assertEquals("message 1002", bob.frames.getLast());
        assertEquals(List.of(new Watermark(CONVERSATION, BOB, 1_001, 0)), fixture.receipts.list(CONVERSATION));
    }

    @Test
    void erasedEntriesShouldBeSkipped() {
        sendMany(6);
        fixture.log.erase(CONVERSATION, 2);
        fixture.log.erase(CONVERSATION, 3);
        fixture.log.erase(CONVERSATION, 6);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();

        assertEquals(List.of("message 1", "skip 2-3", "message 4", "message 5", "skip 6-6", "synced"), bob.frames);
        assertInstanceOf(ConfirmReceived.Result.Confirmed.class, bob.confirm(CONVERSATION, 6));
    }

    @Test
    void aMissingRowShouldBeReadAgainAndNeverSkipped() {
        sendMany(3);
        fixture.log.alterReads(
                rows -> rows.stream().filter(row -> row.seq() != 2).toList());
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();
        assertEquals(List.of("message 1"), bob.frames);

        fixture.pass(Duration.ofSeconds(2));
        assertEquals(List.of("message 1"), bob.frames);
        fixture.log.alterReads(rows -> rows);
        fixture.pass(Duration.ofSeconds(2));

        assertEquals(List.of("message 1", "message 2", "message 3", "synced"), bob.frames);
    }

    @Test
    void aStoreThatIsDownShouldOnlyDelayDelivery() {
        sendMany(3);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.log.down(true);
        fixture.work();
        assertEquals(List.of(), bob.frames);

        fixture.log.down(false);
        fixture.pass(Duration.ofSeconds(2));

        assertEquals(List.of("message 1", "message 2", "message 3", "synced"), bob.frames);
    }

    @Test
    void aDeviceThatKeepsConfirmingShouldGetWhatTheStoreDelayed() {
        fixture.sent(ALICE, BOB, 1);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.log.down(true);
        fixture.work();
        fixture.log.down(false);
        fixture.sent(CAROL, BOB, 2);
        bob.confirm(DirectPair.of(BOB, CAROL).id(), 1);
        assertEquals(List.of("message 1"), bob.frames);

        fixture.pass(Duration.ofSeconds(2));

        assertEquals(List.of("message 1", "message 1", "synced"), bob.frames);
    }

    @Test
    void aLostPushShouldBeNoticedByTheNextPing() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        bob.ping();
        fixture.hidden.add(bob.session);
        sendMany(2);
        assertEquals(List.of("synced"), bob.frames);

        assertEquals(Map.of(CONVERSATION, 2L), bob.ping());
        fixture.work();

        assertEquals(List.of("synced", "message 1", "message 2"), bob.frames);
        assertEquals(Map.of(), bob.ping());
    }

    @Test
    void aLostPushShouldAlsoBeNoticedByThePushAfterIt() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.hidden.add(bob.session);
        sendMany(2);
        fixture.hidden.clear();
        fixture.sent(ALICE, BOB, 3);

        assertEquals(List.of("synced", "message 1", "message 2", "message 3"), bob.frames);
    }

    @Test
    void confirmationsOutOfRangeShouldChangeNothing() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        sendMany(3);

        assertInstanceOf(ConfirmReceived.Result.OutOfRange.class, bob.confirm(CONVERSATION, 4));
        assertInstanceOf(ConfirmReceived.Result.OutOfRange.class, bob.confirm(CONVERSATION, 0));
        assertInstanceOf(ConfirmReceived.Result.OutOfRange.class, bob.confirm(ALICE_AND_CAROL.id(), 1));
        fixture.pass(Duration.ofSeconds(2));
        assertEquals(OptionalLong.empty(), fixture.cursors.find(BOB, BOBS_PHONE, CONVERSATION));
        bob.close();
        assertInstanceOf(ConfirmReceived.Result.NoStream.class, bob.confirm(CONVERSATION, 1));
    }

    @Test
    void anAckShouldBeConfirmableAtOnce() {
        TestDevice alice = fixture.connect(ALICE, PHONE);
        fixture.work();
        alice.send(BOB, 1);
        fixture.tasks.queue.remove().run();
        assertEquals(List.of("synced", "ack 1"), alice.frames);

        assertInstanceOf(ConfirmReceived.Result.OutOfRange.class, alice.confirm(CONVERSATION, 2));
        assertInstanceOf(ConfirmReceived.Result.Confirmed.class, alice.confirm(CONVERSATION, 1));
        fixture.pass(Duration.ofSeconds(2));
        assertEquals(OptionalLong.of(1), fixture.cursors.find(ALICE, PHONE, CONVERSATION));
        fixture.sent(BOB, ALICE, 2);

        assertEquals(List.of("synced", "ack 1", "message 2"), alice.frames);
    }

    @Test
    void repeatedConfirmationsShouldBeAcceptedAlsoAtRest() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        sendMany(3);
        bob.confirm(CONVERSATION, 3);
        fixture.pass(Duration.ofSeconds(2));

        assertInstanceOf(ConfirmReceived.Result.Confirmed.class, bob.confirm(CONVERSATION, 3));
        assertInstanceOf(ConfirmReceived.Result.Confirmed.class, bob.confirm(CONVERSATION, 1));
        assertInstanceOf(ConfirmReceived.Result.OutOfRange.class, bob.confirm(CONVERSATION, 4));
        fixture.sent(ALICE, BOB, 4);
        assertEquals("message 4", bob.frames.getLast());
    }

    @Test
    void cursorsShouldBeStoredOnceASecondAndOnClose() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.pass(Duration.ofSeconds(2));
        sendMany(3);
        bob.confirm(CONVERSATION, 1);
        bob.confirm(CONVERSATION, 2);
        assertEquals(OptionalLong.empty(), fixture.cursors.find(BOB, BOBS_PHONE, CONVERSATION));
        fixture.pass(Duration.ofSeconds(1));
        assertEquals(OptionalLong.of(2), fixture.cursors.find(BOB, BOBS_PHONE, CONVERSATION));

        bob.confirm(CONVERSATION, 3);
        bob.close();
        assertEquals(OptionalLong.of(3), fixture.cursors.find(BOB, BOBS_PHONE, CONVERSATION));
    }

    @Test
    void aStreamOpenedWhileTheFormerStoresItsCursorsShouldKnowThem() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        sendMany(3);
        bob.confirm(CONVERSATION, 3);
        List<TestDevice> next = new ArrayList<>();
        fixture.cursors.beforeNextAdvance(() -> next.add(fixture.connect(BOB, BOBS_PHONE)));

        bob.close();
        fixture.work();

        assertEquals(List.of("synced"), next.getFirst().frames);
    }

    @Test
    void aDeviceThatConfirmsNothingShouldBeCalledSlow() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        sendMany(100);
        fixture.pass(Duration.ofSeconds(30));
        assertEquals("message 64", bob.frames.getLast());
        fixture.pass(Duration.ofSeconds(1));

        assertEquals("slow", bob.frames.getLast());
    }

    @Test
    void aDeviceThatLetsOneConversationStandStillShouldBeCalledSlow() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        sendMany(100);
        for (int second = 1; second <= 40; second++) {
            fixture.sent(CAROL, BOB, 1_000 + second);
            bob.confirm(DirectPair.of(BOB, CAROL).id(), second);
            fixture.pass(Duration.ofSeconds(1));
        }

        assertTrue(bob.frames.contains("slow"));
    }

    @Test
    void aDeviceThatIsSlowButGetsOnShouldStay() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        sendMany(200);
        for (int step = 1; step <= 10; step++) {
            fixture.pass(Duration.ofSeconds(20));
            bob.confirm(CONVERSATION, step);
            fixture.work();
        }

        assertFalse(bob.frames.contains("slow"));
    }

    @Test
    void aBurstAfterAPauseShouldNotBeCalledSlow() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.pass(Duration.ofMinutes(5));
        sendMany(100);
        fixture.pass(Duration.ofSeconds(1));
        assertEquals("message 64", bob.frames.getLast());

        fixture.pass(Duration.ofSeconds(30));
        assertEquals("slow", bob.frames.getLast());
    }

    @Test
    void aDeviceWithRoomShouldNotBeCalledSlow() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        sendMany(63);
        fixture.pass(Duration.ofMinutes(5));

        assertEquals("message 63", bob.frames.getLast());
    }

    @Test
    void manyConfirmationsShouldBecomeOneReceipt() {
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.pass(Duration.ofSeconds(1));
        alice.frames.clear();
        for (int number = 1; number <= 10; number++) {
            alice.send(BOB, number);
        }
        fixture.work();
        for (int seq = 1; seq <= 10; seq++) {
            bob.confirm(CONVERSATION, seq);
        }
        fixture.pass(Duration.ofMillis(100));

        assertEquals("receipt 10 0", alice.frames.getLast());
        assertEquals(11, alice.frames.size());
        assertEquals(List.of(new Watermark(CONVERSATION, BOB, 10, 0)), fixture.receipts.list(CONVERSATION));
    }

    @Test
    void confirmingOwnEntriesShouldTellNobody() {
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        alice.send(BOB, 1);
        fixture.work();
        alice.confirm(CONVERSATION, 1);
        fixture.pass(Duration.ofMillis(100));

        assertEquals(List.of("synced", "message 1"), bob.frames);
    }

    @Test
    void readingShouldTellThePeerAndTheOwnOtherDevices() {
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        TestDevice laptop = fixture.connect(BOB, LAPTOP);
        sendMany(3);
        assertInstanceOf(MarkRead.Result.Marked.class, read(2));

        assertEquals("receipt 2 2", alice.frames.getLast());
        assertEquals("message 3", bob.frames.getLast());
        assertEquals("read 2", laptop.frames.getLast());
        assertEquals(1, fixture.inboxes.find(BOB, CONVERSATION).orElseThrow().unread());
    }

    @Test
    void readingBeyondTheHeadShouldBeRefused() {
        sendMany(3);
        List<MarkRead.Result> results = new ArrayList<>();
        mark(4, results);
        mark(0, results);
        fixture.messaging.markRead().mark(new MarkRead.Command(CAROL, PHONE, CONVERSATION, 1), results::add);

        assertEquals(
                List.of(
                        new MarkRead.Result.OutOfRange(),
                        new MarkRead.Result.OutOfRange(),
                        new MarkRead.Result.NotFound()),
                results);
        assertEquals(3, fixture.inboxes.find(BOB, CONVERSATION).orElseThrow().unread());
    }

    @Test
    void readMarksShouldBeAnsweredOnceDurable() {
        sendMany(3);
        fixture.pass(Duration.ofSeconds(1));
        List<MarkRead.Result> results = new ArrayList<>();
        mark(3, results);
        assertEquals(List.of(), results);

        fixture.pass(Duration.ofMillis(100));
        mark(2, results);

        assertEquals(List.of(new MarkRead.Result.Marked(), new MarkRead.Result.Marked()), results);
        assertEquals(0, fixture.inboxes.find(BOB, CONVERSATION).orElseThrow().unread());
    }

    @Test
    void aNewDeviceShouldStartAtTheCurrentHeads() {
        sendMany(3);
        assertInstanceOf(
                StartDevice.Result.Started.class,
                fixture.messaging.startDevice().start(new StartDevice.Command(BOB, LAPTOP)));
        TestDevice laptop = fixture.connect(BOB, LAPTOP);
        fixture.work();
        fixture.sent(ALICE, BOB, 4);

        assertEquals(List.of("synced", "message 4"), laptop.frames);
    }

    private MarkRead.Result read(long seq) {
        List<MarkRead.Result> results = new ArrayList<>();
        mark(seq, results);
        fixture.pass(Duration.ofMillis(100));
        return results.getFirst();
    }

    private void mark(long seq, List<MarkRead.Result> results) {
        fixture.messaging.markRead().mark(new MarkRead.Command(BOB, BOBS_PHONE, CONVERSATION, seq), results::add);
    }

    private void sendMany(int last) {
        long stored = fixture.log.tail(CONVERSATION, 1).stream()
                .mapToLong(entry -> entry.seq())
                .findFirst()
                .orElse(0);
        for (long number = stored + 1; number <= last; number++) {
            fixture.send(ALICE, BOB, number);
        }
        fixture.work();
    }
}
