package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.BOBS_PHONE;
import static parley.messaging.Messages.CAROL;
import static parley.messaging.Messages.LAPTOP;
import static parley.messaging.Messages.PHONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.application.FaultyLog.Fault;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.SendMessage.Carrier;

/// Who is told what of receipts in groups, and at what price.
class GroupReceiptsTest {
    private static final Duration FLUSH = Duration.ofMillis(100);

    private final Fixture fixture = new Fixture();
    private long nextCid = 1;

    @Test
    void aMessageThatNinetyEightReadShouldCostItsSenderAFewFramesAndTheOthersNone() {
        List<TestDevice> members = connected(99);
        TestDevice sender = members.getFirst();
        send(sender.user);
        List<TestDevice> readers = members.subList(1, 99);
        for (int third = 0; third < 3; third++) {
            inThird(readers, third).forEach(reader -> reader.confirm(TestGroup.ID, 2));
            fixture.pass(FLUSH);
        }
        for (int third = 0; third < 3; third++) {
            inThird(readers, third).forEach(reader -> mark(reader.user, reader.device, 2));
            fixture.pass(FLUSH);
        }

        assertEquals(6, sender.receiptFrames);
        for (TestDevice reader : readers) {
            assertEquals(0, reader.receiptFrames);
            assertTrue(sender.frames.contains("receipts " + reader.user + " 2 0"));
            assertTrue(sender.frames.contains("receipts " + reader.user + " 2 2"));
        }
    }

    @Test
    void aSenderWhoseMessagesWerePassedBeforeShouldNotBeTold() {
        List<TestDevice> members = connected(3);
        TestDevice ann = members.get(0);
        TestDevice ben = members.get(1);
        TestDevice reader = members.get(2);
        send(ann.user);
        reader.confirm(TestGroup.ID, 2);
        fixture.pass(FLUSH);
        send(ben.user);
        reader.confirm(TestGroup.ID, 3);
        fixture.pass(FLUSH);
        reader.confirm(TestGroup.ID, 3);
        fixture.pass(FLUSH);

        assertEquals(List.of("receipts " + reader.user + " 2 0"), receipts(ann));
        assertEquals(List.of("receipts " + reader.user + " 3 0"), receipts(ben));
    }

    @Test
    void aSecondDeviceShouldCauseNoSecondReceipt() {
        TestGroup.of(fixture, ALICE, BOB);
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice phone = fixture.connect(BOB, BOBS_PHONE);
        TestDevice laptop = fixture.connect(BOB, LAPTOP);
        fixture.work();
        send(ALICE);
        phone.confirm(TestGroup.ID, 2);
        fixture.pass(FLUSH);
        laptop.confirm(TestGroup.ID, 2);
        fixture.pass(FLUSH);

        assertEquals(1, alice.receiptFrames);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSenderShouldMissNothingThatMovesOverItsMessages(long seed) {
        Random random = new Random(seed);
        List<TestDevice> members = connected(6);
        Map<Long, UserId> senders = new TreeMap<>();
        Map<UserId, Watermark> actual = new TreeMap<>(Participants.ORDER);
        long head = 1;
        for (int step = 0; step < 400; step++) {
            TestDevice member = members.get(random.nextInt(members.size()));
            switch (random.nextInt(4)) {
                case 0 -> {
                    send(member.user);
                    head++;
                    senders.put(head, member.user);
                }
                case 1 -> member.confirm(TestGroup.ID, member.messagesUpTo.get(TestGroup.ID));
                case 2 -> mark(member.user, member.device, 1 + random.nextLong(head));
                default -> fixture.pass(FLUSH);
            }
        }
        fixture.pass(FLUSH);
        fixture.receipts.list(TestGroup.ID).forEach(mark -> actual.put(mark.user(), mark));

        assertTrue(senders.size() > 50, "sent " + senders.size());
        senders.forEach((seq, sender) -> {
            for (TestDevice device : members) {
                if (device.user.equals(sender)) {
                    actual.forEach((user, mark) -> assertKnows(device, seq, mark));
                }
            }
        });
    }

    private static void assertKnows(TestDevice sender, long seq, Watermark mark) {
        if (!mark.user().equals(sender.user)) {
            Watermark known = sender.known.getOrDefault(mark.user(), new Watermark(TestGroup.ID, mark.user(), 0, 0));
            assertTrue(mark.delivered() < seq || known.delivered() >= seq, () -> seq + " of " + mark + ": " + known);
            assertTrue(mark.read() < seq || known.read() >= seq, () -> seq + " of " + mark + ": " + known);
        }
    }

    @Test
    void receiptsShouldBeStoredBeforeTheyAreSent() {
        TestGroup.of(fixture, ALICE, BOB);
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();
        send(ALICE);
        bob.confirm(TestGroup.ID, 2);
        List<String> toldBefore = new ArrayList<>(List.of("not asked"));
        fixture.receipts.beforeNextAdvance(() -> {
            toldBefore.clear();
            toldBefore.addAll(receipts(alice));
        });
        fixture.pass(FLUSH);

        assertEquals(List.of(), toldBefore);
        assertEquals(1, alice.receiptFrames);
    }

    @Test
    void receiptsThatCannotBeStoredShouldBeSentOnceTheyAre() {
        TestGroup.of(fixture, ALICE, BOB);
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();
        send(ALICE);
        fixture.receipts.down = true;
        bob.confirm(TestGroup.ID, 2);
        List<MarkRead.Result> answers = mark(BOB, BOBS_PHONE, 2);
        fixture.pass(FLUSH);
        assertEquals(0, alice.receiptFrames);
        assertEquals(List.of(new MarkRead.Result.Unavailable()), answers);

        fixture.receipts.down = false;
        fixture.pass(FLUSH);
        assertEquals(List.of("receipts " + BOB + " 2 2"), receipts(alice));
    }

    @Test
    void receiptsThatCouldNotBeSentShouldBeSentLater() {
        TestGroup.of(fixture, ALICE, BOB);
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();
        send(ALICE);
        bob.confirm(TestGroup.ID, 2);
        fixture.failNextLookUp();
        assertThrows(IllegalStateException.class, () -> fixture.pass(FLUSH));
        fixture.pass(FLUSH);

        assertEquals(List.of("receipts " + BOB + " 2 0"), receipts(alice));
    }

    @Test
    void nothingShouldBePushedInALargeGroupAndWhatWasReceivedStoredOncePerSecond() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB, CAROL);
        fixture.members.queue(TestGroup.ID, true);
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        TestDevice carol = fixture.connect(CAROL, PHONE);
        TestDevice bobsLaptop = fixture.connect(BOB, LAPTOP);
        fixture.pass(Duration.ofSeconds(1));
        send(ALICE);
        group.expand(List.of(ALICE, BOB, CAROL));
        fixture.work();
        int writes = fixture.receipts.writes;
        for (int flush = 0; flush < 9; flush++) {
            (flush % 2 == 0 ? bob : carol).confirm(TestGroup.ID, 1 + flush / 5);
            fixture.pass(FLUSH);
        }
        assertEquals(writes, fixture.receipts.writes);

        assertEquals(List.of(new MarkRead.Result.Marked()), markAndPass(BOB, BOBS_PHONE, 2));
        assertEquals(writes + 1, fixture.receipts.writes);
        assertTrue(bobsLaptop.frames.contains("read 2"));
        fixture.pass(Duration.ofSeconds(1));
        assertEquals(new Watermark(TestGroup.ID, BOB, 2, 2), stored(BOB));
        assertEquals(2, stored(CAROL).delivered());
        assertEquals(0, alice.receiptFrames + bob.receiptFrames + carol.receiptFrames);
    }

    @Test
    void aSenderShouldBeToldOfAnEntryThatIsSeenBeforeItsOwnAnswer() {
        TestGroup.of(fixture, ALICE, BOB);
        TestDevice alice = fixture.connect(ALICE, PHONE);
        fixture.work();
        fixture.log.failNext(Fault.ANSWER_LOST);
        Fixture.Answers answers = fixture.send(command(ALICE));
        fixture.work();
        assertEquals(new SendMessage.Result.Unavailable(), answers.only());

        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();
        bob.confirm(TestGroup.ID, 2);
        fixture.pass(FLUSH);

        assertEquals(List.of("receipts " + BOB + " 2 0"), receipts(alice));
    }

    @Test
    void whoLeftShouldTellNothingAndBeToldNothing() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB, CAROL);
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        TestDevice carol = fixture.connect(CAROL, PHONE);
        fixture.work();
        send(ALICE);
        send(BOB);
        group.begin(ALICE, List.of(), List.of(BOB));
        bob.confirm(TestGroup.ID, 3);
        carol.confirm(TestGroup.ID, 3);
        fixture.pass(FLUSH);

        assertEquals(List.of("receipts " + CAROL + " 3 0"), receipts(alice));
        assertEquals(List.of(), receipts(bob));
    }

    @Test
    void whoLeavesWhileItIsStoredShouldTellNothing() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB, CAROL);
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        TestDevice carol = fixture.connect(CAROL, PHONE);
        fixture.work();
        send(ALICE);
        send(CAROL);
        bob.confirm(TestGroup.ID, 3);
        alice.confirm(TestGroup.ID, 3);
        fixture.receipts.beforeNextAdvance(() -> group.begin(ALICE, List.of(), List.of(BOB, CAROL)));
        fixture.pass(FLUSH);

        assertEquals(0, alice.receiptFrames + bob.receiptFrames + carol.receiptFrames);
    }

    @Test
    void afterARestartNobodyShouldBeToldOfWhatWasSentBefore() {
        TestGroup.of(fixture, ALICE, BOB);
        send(ALICE);
        fixture.crash();
        TestDevice alice = fixture.connect(ALICE, PHONE);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();
        bob.confirm(TestGroup.ID, 2);
        fixture.pass(FLUSH);
        assertEquals(0, alice.receiptFrames);
        assertEquals(2, stored(BOB).delivered());

        send(ALICE);
        bob.confirm(TestGroup.ID, 3);
        fixture.pass(FLUSH);
        assertEquals(List.of("receipts " + BOB + " 3 0"), receipts(alice));
    }

    @Test
    void marksShouldStayWithinWhatTheMemberMaySee() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        group.leave(BOB);
        send(ALICE);
        send(ALICE);
        group.join(BOB);
        send(ALICE);

        assertEquals(List.of(new MarkRead.Result.OutOfRange()), markAndPass(BOB, BOBS_PHONE, 7));
        assertEquals(List.of(new MarkRead.Result.Marked()), markAndPass(BOB, BOBS_PHONE, 4));
        assertEquals(2, fixture.inboxes.find(BOB, TestGroup.ID).orElseThrow().readSeq());
        assertEquals(List.of(new MarkRead.Result.Marked()), markAndPass(BOB, BOBS_PHONE, 6));
        assertEquals(0, fixture.inboxes.find(BOB, TestGroup.ID).orElseThrow().unread());

        group.join(CAROL);
        assertEquals(List.of(new MarkRead.Result.OutOfRange()), markAndPass(CAROL, PHONE, 6));
        assertEquals(List.of(new MarkRead.Result.Marked()), markAndPass(CAROL, PHONE, 7));
    }

    private List<TestDevice> connected(int count) {
        UserId[] users = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new UserId(new UUID(40, number)))
                .toArray(UserId[]::new);
        TestGroup.of(fixture, users);
        List<TestDevice> devices = new ArrayList<>();
        for (UserId user : users) {
            devices.add(fixture.connect(user, new DeviceId(user.value())));
        }
        fixture.work();
        return devices;
    }

    private static List<TestDevice> inThird(List<TestDevice> devices, int third) {
        return IntStream.range(0, devices.size())
                .filter(index -> index % 3 == third)
                .mapToObj(devices::get)
                .toList();
    }

    private static List<String> receipts(TestDevice device) {
        return device.frames.stream()
                .filter(frame -> frame.startsWith("receipts"))
                .toList();
    }

    private Watermark stored(UserId user) {
        return fixture.receipts.list(TestGroup.ID).stream()
                .filter(mark -> mark.user().equals(user))
                .findFirst()
                .orElseThrow();
    }

    private List<MarkRead.Result> mark(UserId user, DeviceId device, long seq) {
        List<MarkRead.Result> results = new ArrayList<>();
        fixture.messaging.markRead().mark(new MarkRead.Command(user, device, TestGroup.ID, seq), results::add);
        return results;
    }

    private List<MarkRead.Result> markAndPass(UserId user, DeviceId device, long seq) {
        List<MarkRead.Result> results = mark(user, device, seq);
        fixture.pass(FLUSH);
        return results;
    }

    private void send(UserId from) {
        Fixture.Answers answers = fixture.send(command(from));
        fixture.work();
        assertInstanceOf(SendMessage.Result.Sent.class, answers.only());
    }

    private SendMessage.Command command(UserId from) {
        return new SendMessage.Command(
                from,
                PHONE,
                new Carrier.Request(),
                TestGroup.recipient(),
                Messages.cid(Fixture.NOW, nextCid++),
                Messages.text("hi"));
    }
}
