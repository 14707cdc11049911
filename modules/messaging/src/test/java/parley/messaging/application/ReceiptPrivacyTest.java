package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.BOBS_PHONE;
import static parley.messaging.Messages.CAROL;
import static parley.messaging.Messages.LAPTOP;
import static parley.messaging.Messages.PHONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.Page;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.domain.Recipient;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.ReadMessageReceipts;
import parley.messaging.port.in.ReadReceipts;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.SendMessage.Carrier;
import parley.messaging.port.out.Correspondents.Permission;

/// What members see of what others have received and read: pushed, listed and counted.
class ReceiptPrivacyTest {
    private static final UserId STRANGER = new UserId(new UUID(0, 99));

    private static final ConversationId PAIR = ALICE_AND_BOB.id();
    private static final ConversationId GROUP = TestGroup.ID;
    private static final Duration FLUSH = Duration.ofMillis(100);

    private final Fixture fixture = new Fixture();
    private long nextCid = 1;

    @Test
    void whoSharesNoReadsShouldBeSeenToReceiveOnly() {
        TestDevice alice = inPair();
        TestDevice laptop = fixture.connect(BOB, LAPTOP);
        fixture.readsHidden.add(BOB);
        mark(PAIR, BOB, 1);
        assertEquals(List.of(), receipts(alice));
        assertEquals(List.of(), fixture.receipts.list(PAIR));
        assertTrue(laptop.frames.contains("read 1"));
        assertEquals(1, fixture.inboxes.find(BOB, PAIR).orElseThrow().readSeq());

        laptop.confirm(PAIR, 1);
        fixture.pass(FLUSH);
        assertEquals(List.of("receipt 1 0"), receipts(alice));
        assertEquals(List.of(new Watermark(PAIR, BOB, 1, 0)), fixture.receipts.list(PAIR));
    }

    @Test
    void whoSharesNoReadsShouldBeShownNobodys() {
        TestDevice alice = inPair();
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();
        fixture.readsHidden.add(ALICE);
        bob.confirm(PAIR, 1);
        fixture.pass(FLUSH);
        mark(PAIR, BOB, 1);

        assertEquals(List.of("receipt 1 0"), receipts(alice));
        assertEquals(List.of(new Watermark(PAIR, BOB, 1, 0)), listed(ALICE, PAIR));
        assertEquals(List.of(new Watermark(PAIR, BOB, 1, 0)), inInbox(ALICE, PAIR));
        assertEquals(List.of(new Watermark(PAIR, BOB, 1, 1)), listed(BOB, PAIR));
        assertEquals(0, counted(ALICE, PAIR, 1).read());
        assertEquals(1, counted(ALICE, PAIR, 1).delivered());
        fixture.readsHidden.clear();
        assertEquals(1, counted(ALICE, PAIR, 1).read());
        assertEquals(List.of(new Watermark(PAIR, BOB, 1, 1)), inInbox(ALICE, PAIR));
    }

    @Test
    void whatWasReadBeforeShouldNotBeShownOnceReadsAreNotShared() {
        inPair();
        mark(PAIR, BOB, 1);
        assertEquals(List.of(new Watermark(PAIR, BOB, 1, 1)), listed(ALICE, PAIR));

        fixture.readsHidden.add(BOB);
        assertEquals(List.of(new Watermark(PAIR, BOB, 1, 0)), listed(ALICE, PAIR));
        assertEquals(0, counted(ALICE, PAIR, 1).read());
    }

    @Test
    void privacyShouldHoldBothWaysInGroups() {
        List<TestDevice> devices = inGroup();
        fixture.readsHidden.add(CAROL);
        devices.forEach(device -> device.confirm(GROUP, 3));
        fixture.pass(FLUSH);
        devices.forEach(device -> device.frames.clear());
        mark(GROUP, ALICE, 3);
        mark(GROUP, BOB, 3);
        mark(GROUP, CAROL, 3);

        assertEquals(List.of("receipts " + BOB + " 3 3"), receipts(devices.get(0)));
        assertEquals(List.of("receipts " + ALICE + " 3 3"), receipts(devices.get(1)));
        assertEquals(List.of(), receipts(devices.get(2)));
        assertEquals(List.of(mark(ALICE, 3, 3), mark(BOB, 3, 3), mark(CAROL, 3, 0)), listed(ALICE, GROUP));
        assertEquals(List.of(mark(ALICE, 3, 0), mark(BOB, 3, 0), mark(CAROL, 3, 0)), listed(CAROL, GROUP));
        assertEquals(
                new ReadMessageReceipts.Result.Found(
                        2, 2, 1, new Page<>(List.of(mark(BOB, 3, 3), mark(CAROL, 3, 0)), "")),
                counted(ALICE, GROUP, 2));
        assertEquals(0, counted(CAROL, GROUP, 3).read());
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "UNAVAILABLE"})
    void blockedPairsShouldSeeNothingOfEachOther(Permission permission) {
        List<TestDevice> devices = inGroup();
        set(ALICE, CAROL, permission);
        devices.forEach(device -> device.confirm(GROUP, 3));
        fixture.pass(FLUSH);

        assertEquals(List.of("receipts " + BOB + " 3 0"), receipts(devices.get(0)));
        assertEquals(2, receipts(devices.get(1)).size());
        assertEquals(List.of("receipts " + BOB + " 3 0"), receipts(devices.get(2)));
        assertEquals(List.of(mark(ALICE, 3, 0), mark(BOB, 3, 0)), listed(ALICE, GROUP));
        assertEquals(List.of(mark(BOB, 3, 0), mark(CAROL, 3, 0)), listed(CAROL, GROUP));
        assertEquals(listed(CAROL, GROUP), inInbox(CAROL, GROUP));
        assertEquals(
                new ReadMessageReceipts.Result.Found(1, 1, 0, new Page<>(List.of(mark(BOB, 3, 0)), "")),
                counted(ALICE, GROUP, 2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsShouldTellNoMoreThanTheItemsInGroupsOfEverySize(boolean large) {
        inGroup();
        mark(GROUP, BOB, 2);
        mark(GROUP, CAROL, 2);
        fixture.members.queue(GROUP, large);

        set(ALICE, CAROL, Permission.BLOCKED);
        assertEquals(
                new ReadMessageReceipts.Result.Found(1, 1, 1, new Page<>(List.of(mark(BOB, 2, 2)), "")),
                counted(ALICE, GROUP, 2));

        set(ALICE, CAROL, Permission.ALLOWED);
        fixture.readsHidden.add(CAROL);
        assertEquals(
                new ReadMessageReceipts.Result.Found(
                        2, 2, 1, new Page<>(List.of(mark(BOB, 2, 2), mark(CAROL, 2, 0)), "")),
                counted(ALICE, GROUP, 2));
    }

    @Test
    void blockedPairsShouldSeeNothingInTheirDirectConversation() {
        TestDevice alice = inPair();
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();
        set(ALICE, BOB, Permission.BLOCKED);
        bob.confirm(PAIR, 1);
        mark(PAIR, BOB, 1);

        assertEquals(List.of(), receipts(alice));
        assertEquals(List.of(), listed(ALICE, PAIR));
        assertEquals(List.of(), inInbox(ALICE, PAIR));
        assertEquals(1, listed(BOB, PAIR).size());
    }

    @Test
    void onlyMembersShouldSeeReceiptsAndOnlyOfMembers() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB, CAROL);
        send(GROUP, ALICE);
        mark(GROUP, BOB, 2);
        mark(GROUP, CAROL, 2);
        group.leave(CAROL);

        assertEquals(List.of(mark(BOB, 2, 2)), listed(ALICE, GROUP));
        assertEquals(List.of(mark(BOB, 2, 2)), inInbox(ALICE, GROUP));
        assertEquals(List.of(), inInbox(CAROL, GROUP));
        assertEquals(new ReadReceipts.Result.NotMember(), list(CAROL, GROUP, ReadReceipts.FIRST, 10));
        assertEquals(new ReadMessageReceipts.Result.NotMember(), count(CAROL, GROUP, 2, 10));
        assertEquals(new ReadReceipts.Result.NotFound(), list(STRANGER, GROUP, ReadReceipts.FIRST, 10));
        assertEquals(new ReadMessageReceipts.Result.NotFound(), count(STRANGER, GROUP, 2, 10));
        assertEquals(1, counted(ALICE, GROUP, 2).members());
        fixture.receipts.down = true;
        assertEquals(new ReadReceipts.Result.Unavailable(), list(ALICE, GROUP, ReadReceipts.FIRST, 10));
        assertEquals(new ReadMessageReceipts.Result.Unavailable(), count(ALICE, GROUP, 2, 10));
    }

    @Test
    void anEntryShouldBeCountedForThoseWhoMaySeeIt() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        send(GROUP, ALICE);
        group.join(CAROL);
        send(GROUP, BOB);

        assertEquals(new ReadMessageReceipts.Result.OutOfRange(), count(CAROL, GROUP, 2, 10));
        assertEquals(new ReadMessageReceipts.Result.OutOfRange(), count(ALICE, GROUP, 5, 10));
        assertEquals(new ReadMessageReceipts.Result.OutOfRange(), count(ALICE, GROUP, 0, 10));
        assertEquals(List.of(mark(BOB, 0, 0)), counted(ALICE, GROUP, 2).page().items());
        assertEquals(
                List.of(mark(ALICE, 0, 0), mark(CAROL, 0, 0)),
                counted(BOB, GROUP, 4).page().items());
    }

    @Test
    void watermarksShouldBePaged() {
        TestGroup.of(fixture, ALICE, BOB, CAROL);
        send(GROUP, ALICE);
        List.of(ALICE, BOB, CAROL).forEach(user -> mark(GROUP, user, 2));

        assertEquals(
                new ReadReceipts.Result.Found(new Page<>(List.of(mark(ALICE, 2, 2), mark(BOB, 2, 2)), BOB.toString())),
                list(ALICE, GROUP, ReadReceipts.FIRST, 2));
        assertEquals(
                new ReadReceipts.Result.Found(new Page<>(List.of(mark(CAROL, 2, 2)), "")), list(ALICE, GROUP, BOB, 2));
        assertEquals(
                new Page<>(List.of(mark(BOB, 2, 2)), BOB.toString()),
                assertInstanceOf(ReadMessageReceipts.Result.Found.class, count(ALICE, GROUP, 2, 1))
                        .page());
        assertEquals(2, counted(ALICE, GROUP, 2).page().items().size());
    }

    @Test
    void anInboxShouldShowOfAGroupOnlyWhatTheUserMaySee() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        send(GROUP, ALICE);
        group.join(CAROL);

        assertEquals(new ListInbox.Last.Nothing(), item(CAROL, GROUP).last());
        assertInstanceOf(ListInbox.Last.Message.class, item(BOB, GROUP).last());
        assertTrue(item(BOB, GROUP).member());
        group.leave(BOB);
        assertEquals(false, item(BOB, GROUP).member());
        assertInstanceOf(ListInbox.Last.Message.class, item(BOB, GROUP).last());

        mark(GROUP, ALICE, 2);
        assertEquals(1, inInbox(CAROL, GROUP).size());
        fixture.members.queue(GROUP, true);
        assertEquals(0, inInbox(CAROL, GROUP).size());
    }

    /// Alice has sent Bob a message.
    private TestDevice inPair() {
        fixture.sent(ALICE, BOB, 1_000);
        TestDevice alice = fixture.connect(ALICE, PHONE);
        fixture.work();
        return alice;
    }

    /// Alice, who sent entry 2, Bob, who sent 4, and Carol, who sent 3 and 5.
    private List<TestDevice> inGroup() {
        TestGroup.of(fixture, ALICE, BOB, CAROL);
        List<TestDevice> devices =
                List.of(fixture.connect(ALICE, PHONE), fixture.connect(BOB, BOBS_PHONE), fixture.connect(CAROL, PHONE));
        fixture.work();
        List.of(ALICE, CAROL, BOB, CAROL).forEach(user -> send(GROUP, user));
        return devices;
    }

    private void set(UserId one, UserId other, Permission permission) {
        fixture.permissions.put(List.of(one, other), permission);
        fixture.permissions.put(List.of(other, one), permission);
    }

    private static Watermark mark(UserId user, long delivered, long read) {
        return new Watermark(GROUP, user, delivered, read);
    }

    private static List<String> receipts(TestDevice device) {
        return device.frames.stream()
                .filter(frame -> frame.startsWith("receipt"))
                .toList();
    }

    private ReadReceipts.Result list(UserId user, ConversationId conversation, UserId after, int limit) {
        return fixture.messaging.readReceipts().read(new ReadReceipts.Query(user, conversation, after, limit));
    }

    private List<Watermark> listed(UserId user, ConversationId conversation) {
        return assertInstanceOf(ReadReceipts.Result.Found.class, list(user, conversation, ReadReceipts.FIRST, 100))
                .page()
                .items();
    }

    private ReadMessageReceipts.Result count(UserId user, ConversationId conversation, long seq, int limit) {
        return fixture.messaging
                .readMessageReceipts()
                .read(new ReadMessageReceipts.Query(user, conversation, seq, ReadMessageReceipts.FIRST, limit));
    }

    private ReadMessageReceipts.Result.Found counted(UserId user, ConversationId conversation, long seq) {
        return assertInstanceOf(ReadMessageReceipts.Result.Found.class, count(user, conversation, seq, 100));
    }

    private ListInbox.Item item(UserId user, ConversationId conversation) {
        ListInbox.Result result =
                fixture.messaging.listInbox().list(new ListInbox.Query(user, ConversationId.NIL, 100));
        return assertInstanceOf(ListInbox.Result.Found.class, result).page().items().stream()
                .filter(item -> item.row().conversation().equals(conversation))
                .findFirst()
                .orElseThrow();
    }

    private List<Watermark> inInbox(UserId user, ConversationId conversation) {
        return item(user, conversation).watermarks().stream()
                .sorted((one, other) -> Participants.ORDER.compare(one.user(), other.user()))
                .toList();
    }

    private void mark(ConversationId conversation, UserId user, long seq) {
        List<MarkRead.Result> results = new ArrayList<>();
        DeviceId device = user.equals(BOB) ? BOBS_PHONE : PHONE;
        fixture.messaging.markRead().mark(new MarkRead.Command(user, device, conversation, seq), results::add);
        fixture.pass(FLUSH);
        assertEquals(List.of(new MarkRead.Result.Marked()), results);
    }

    private void send(ConversationId conversation, UserId from) {
        Fixture.Answers answers = fixture.send(new SendMessage.Command(
                from,
                PHONE,
                new Carrier.Request(),
                new Recipient.ToConversation(conversation),
                Messages.cid(Fixture.NOW, nextCid++),
                Messages.text("hi")));
        fixture.work();
        assertInstanceOf(SendMessage.Result.Sent.class, answers.only());
    }
}
