package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.BOBS_PHONE;
import static parley.messaging.Messages.CAROL;
import static parley.messaging.Messages.PHONE;
import static parley.messaging.Messages.cid;
import static parley.messaging.application.Fixture.NOW;
import static parley.messaging.application.Fixture.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.application.FaultyLog.Fault;
import parley.messaging.application.Fixture.Answers;
import parley.messaging.domain.Content;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Recipient;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.SendMessage.Carrier;
import parley.messaging.port.in.SendMessage.Command;
import parley.messaging.port.in.SendMessage.Result;
import parley.messaging.port.out.Correspondents.Permission;

/// Sending: seqs, repeats, refusals, and stores that fail in the middle.
class SendMessageTest {
    private static final ConversationId CONVERSATION = ALICE_AND_BOB.id();

    private final Fixture fixture = new Fixture();

    @Test
    void sendsShouldGetConsecutiveSeqsInTheirOrder() {
        List<Answers> answers =
                List.of(fixture.send(ALICE, BOB, 1), fixture.send(BOB, ALICE, 2), fixture.send(ALICE, BOB, 3));
        fixture.work();

        assertEquals(
                List.of(sent(1), sent(2), sent(3)),
                answers.stream().map(Answers::only).toList());
        assertEquals(List.of(1L, 2L, 3L), seqs());
    }

    @Test
    void timesShouldNotRunBackwards() {
        fixture.sent(ALICE, BOB, 1);
        fixture.clock.now -= 5_000;

        Result second = fixture.sent(ALICE, BOB, 2);

        assertEquals(sent(2), second);
    }

    @Test
    void sendShouldReturnDuplicateWhenCidWasSeen() {
        fixture.sent(ALICE, BOB, 1);
        fixture.sent(ALICE, BOB, 2);

        assertEquals(repeat(1), fixture.sent(ALICE, BOB, 1));
        assertEquals(List.of(1L, 2L), seqs());
    }

    @Test
    void sendShouldReturnDuplicateAfterARestart() {
        fixture.sent(ALICE, BOB, 1);
        fixture.crash();

        assertEquals(repeat(1), fixture.sent(ALICE, BOB, 1));
    }

    @Test
    void sendShouldReturnDuplicateLongAfterTheCidLeftMemory() {
        Fixture small = new Fixture(withRecentCids(10));
        Result first = small.sent(ALICE, BOB, 1);
        for (int number = 2; number <= 50; number++) {
            small.sent(ALICE, BOB, number);
        }
        small.clock.now += Duration.ofDays(30).toMillis();
        for (int number = 51; number <= 70; number++) {
            small.send(command(ALICE, BOB, cid(small.clock.now, number)));
        }
        small.work();

        assertEquals(sent(1), first);
        assertEquals(repeat(1), small.sent(ALICE, BOB, 1));
        small.log.erase(CONVERSATION, 1);
        assertEquals(repeat(1), small.sent(ALICE, BOB, 1));
    }

    @Test
    void aRetryShouldWaitForTheFirstSend() {
        Answers first = fixture.send(ALICE, BOB, 1);
        Answers retry = fixture.send(ALICE, BOB, 1);
        assertEquals(List.of(), retry.all);

        fixture.work();

        assertEquals(sent(1), first.only());
        assertEquals(repeat(1), retry.only());
        assertEquals(List.of(1L), seqs());
    }

    @Test
    void aCidOfAnotherConversationShouldBeRefused() {
        fixture.sent(ALICE, BOB, 1);

        assertEquals(new Result.CidTaken(), fixture.sent(ALICE, CAROL, 1));
        assertEquals(new Result.Sent(Messages.ALICE_AND_CAROL.id(), 1, NOW, false), fixture.sent(ALICE, CAROL, 2));
    }

    @Test
    void sendsBesideATakenCidShouldBeStored() {
        fixture.sent(ALICE, CAROL, 1);

        List<Answers> answers =
                List.of(fixture.send(ALICE, BOB, 9), fixture.send(ALICE, BOB, 1), fixture.send(ALICE, BOB, 10));
        fixture.work();

        assertEquals(
                List.of(sent(1), new Result.CidTaken(), sent(2)),
                answers.stream().map(Answers::only).toList());
    }

    @Test
    void aBlockedSendShouldBeRefusedButItsEarlierOnesAcknowledged() {
        fixture.sent(ALICE, BOB, 1);
        fixture.permissions.put(List.of(ALICE, BOB), Permission.BLOCKED);

        assertEquals(repeat(1), fixture.sent(ALICE, BOB, 1));
        assertEquals(new Result.Blocked(), fixture.sent(ALICE, BOB, 2));
        fixture.crash();
        assertEquals(repeat(1), fixture.sent(ALICE, BOB, 1));
        assertEquals(new Result.Blocked(), fixture.sent(ALICE, BOB, 2));
        assertEquals(List.of(1L), seqs());
    }

    @Test
    void unknownRecipientsShouldBeRefused() {
        fixture.permissions.put(List.of(ALICE, BOB), Permission.UNKNOWN);

        assertEquals(new Result.NotFound(), fixture.sent(ALICE, BOB, 1));
        assertEquals(Optional.empty(), fixture.conversations.find(CONVERSATION));
    }

    @Test
    void conversationsOfOthersShouldLookUnknown() {
        fixture.sent(ALICE, BOB, 1);

        assertEquals(new Result.NotFound(), to(CONVERSATION, CAROL, 5));
        assertEquals(new Result.NotFound(), to(new ConversationId(new UUID(5, 5)), ALICE, 6));
        assertEquals(sent(2), to(CONVERSATION, ALICE, 7));
    }

    @Test
    void aCidFromTheFutureShouldBeRefusedWithTheServersTime() {
        Answers ahead = fixture.send(command(ALICE, BOB, cid(NOW + 120_001, 1)));
        Answers tolerated = fixture.send(command(ALICE, BOB, cid(NOW + 120_000, 2)));
        fixture.work();

        assertEquals(new Result.CidAhead(NOW), ahead.only());
        assertEquals(sent(1), tolerated.only());
    }

    @Test
    void contentAboveTheLimitShouldBeRefused() {
        byte[] large = new byte[MessagingConfig.DEFAULTS.contentBytes() + 1];
        Arrays.fill(large, (byte) ' ');
        Answers tooLarge = fixture.send(withContent(Content.of(large), 1));
        Answers fits = fixture.send(withContent(Content.of(Arrays.copyOf(large, large.length - 1)), 2));
        fixture.work();

        assertEquals(new Result.TooLarge(MessagingConfig.DEFAULTS.contentBytes()), tooLarge.only());
        assertEquals(sent(1), fits.only());
    }

    @Test
    void firstContentUnderACidShouldWin() {
        fixture.send(withContent(Messages.text("first"), 1));
        fixture.work();
        fixture.send(withContent(Messages.text("second"), 1));
        fixture.work();

        assertEquals(
                Messages.text("first"),
                fixture.log.read(CONVERSATION, 1, 1, 1).getFirst().content());
    }

    @Test
    void aLostAnswerShouldEndInTheSameEntry() {
        fixture.sent(ALICE, BOB, 1);
        fixture.log.failNext(Fault.ANSWER_LOST);

        assertEquals(new Result.Unavailable(), fixture.sent(ALICE, BOB, 2));

        assertEquals(repeat(2), fixture.sent(ALICE, BOB, 2));
        assertEquals(sent(3), fixture.sent(ALICE, BOB, 3));
        assertEquals(List.of(1L, 2L, 3L), seqs());
    }

    @Test
    void aLostAppendShouldBeStoredByUpkeepAndPushed() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.log.failNext(Fault.LOST, Fault.LOST);
        assertEquals(new Result.Unavailable(), fixture.sent(ALICE, BOB, 1));

        fixture.pass(Duration.ofSeconds(2));
        fixture.pass(Duration.ofSeconds(2));

        assertEquals(List.of("synced", "message 1"), bob.frames);
        assertEquals(repeat(1), fixture.sent(ALICE, BOB, 1));
    }

    @Test
    void anAppendInDoubtShouldComeBeforeLaterSends() {
        fixture.log.failNext(Fault.LOST);
        assertEquals(new Result.Unavailable(), fixture.sent(ALICE, BOB, 1));

        assertEquals(sent(2), fixture.sent(ALICE, BOB, 2));
        assertEquals(repeat(1), fixture.sent(ALICE, BOB, 1));
    }

    @Test
    void aRefusalAfterALostAnswerShouldNotFreeTheSeq() {
        fixture.log.failNext(Fault.ANSWER_LOST, Fault.REFUSED);

        assertEquals(new Result.Unavailable(), fixture.sent(ALICE, BOB, 1));
        assertEquals(new Result.Unavailable(), fixture.sent(ALICE, BOB, 2));

        assertEquals(sent(2), fixture.sent(ALICE, BOB, 2));
        assertEquals(repeat(1), fixture.sent(ALICE, BOB, 1));
    }

    @Test
    void aStoredSendShouldBeAcknowledgedThoughItsPushFails() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.failNextLookUp();

        assertEquals(sent(1), fixture.sent(ALICE, BOB, 1));
        assertEquals(sent(2), fixture.sent(ALICE, BOB, 2));
        assertEquals(List.of("synced", "message 1", "message 2"), bob.frames);
    }

    @Test
    void anUnknownFaultWhileDoubtIsSettledShouldKeepItFirst() {
        fixture.sent(ALICE, BOB, 1);
        fixture.log.failNext(Fault.LOST, Fault.BROKEN);
        assertEquals(new Result.Unavailable(), fixture.sent(ALICE, BOB, 2));
        assertEquals(new Result.Unavailable(), fixture.sent(ALICE, BOB, 3));

        assertEquals(sent(3), fixture.sent(ALICE, BOB, 4));
        assertEquals(sent(4), fixture.sent(ALICE, BOB, 5));

        assertEquals(
                List.of(cid(NOW, 1), cid(NOW, 2), cid(NOW, 4), cid(NOW, 5)),
                fixture.log.read(CONVERSATION, 1, 9, 9).stream()
                        .map(LogEntry::cid)
                        .toList());
        assertEquals(repeat(2), fixture.sent(ALICE, BOB, 2));
    }

    @Test
    void aFaultWhileDoubtIsSettledShouldNotRewindTheConversation() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.sent(ALICE, BOB, 1);
        fixture.log.failNext(Fault.LOST);
        assertEquals(new Result.Unavailable(), fixture.sent(ALICE, BOB, 2));
        fixture.failNextLookUp();
        assertEquals(sent(3), fixture.sent(ALICE, BOB, 3));

        List<Result> later = List.of(
                fixture.sent(ALICE, BOB, 4),
                fixture.sent(ALICE, BOB, 3),
                fixture.sent(ALICE, BOB, 5),
                fixture.sent(ALICE, BOB, 2));

        assertEquals(List.of(sent(4), repeat(3), sent(5), repeat(2)), later);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), seqs());
        assertEquals("message 5", bob.frames.getLast());
    }

    @Test
    void aRefusedAppendShouldFreeItsSeq() {
        fixture.log.failNext(Fault.REFUSED);

        assertEquals(new Result.Failed(), fixture.sent(ALICE, BOB, 1));
        assertEquals(sent(1), fixture.sent(ALICE, BOB, 2));
        assertEquals(sent(2), fixture.sent(ALICE, BOB, 1));
    }

    @Test
    void aCrashBetweenLogAndHeadsShouldBeRepairedBeforeTheRetryIsAcknowledged() {
        fixture.sent(ALICE, BOB, 1);
        fixture.log.failNext(Fault.BEFORE_HEADS);
        assertEquals(new Result.Unavailable(), fixture.sent(ALICE, BOB, 2));
        fixture.crash();
        assertEquals(1, fixture.inboxes.find(BOB, CONVERSATION).orElseThrow().head());

        assertEquals(repeat(2), fixture.sent(ALICE, BOB, 2));

        assertEquals(2, fixture.inboxes.find(BOB, CONVERSATION).orElseThrow().head());
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        fixture.work();
        assertEquals(List.of("message 1", "message 2", "synced"), bob.frames);
    }

    @Test
    void rowsBehindAGapOrOfALowerEpochShouldBeOverwritten() {
        fixture.sent(ALICE, BOB, 1);
        fixture.log.append(Messages.append(CONVERSATION, 3, 3));
        fixture.epoch = 5;
        fixture.crash();

        assertEquals(sent(2), fixture.sent(ALICE, BOB, 20));
        assertEquals(sent(3), fixture.sent(ALICE, BOB, 30));

        List<LogEntry> rows = fixture.log.read(CONVERSATION, 1, 10, 10);
        assertEquals(
                List.of(cid(NOW, 1), cid(NOW, 20), cid(NOW, 30)),
                rows.stream().map(LogEntry::cid).toList());
    }

    @Test
    void aLostLeaseShouldAnswerUnavailable() {
        fixture.sent(ALICE, BOB, 1);
        fixture.lease = false;

        assertEquals(new Result.Unavailable(), fixture.sent(ALICE, BOB, 2));
        assertEquals(List.of(1L), seqs());
        fixture.lease = true;
        assertEquals(sent(2), fixture.sent(ALICE, BOB, 2));
    }

    @Test
    void everyWriteShouldEnterTheFenceAndLeaveIt() {
        fixture.sent(ALICE, BOB, 1);
        fixture.log.down(true);
        fixture.sent(ALICE, BOB, 2);
        fixture.log.down(false);
        fixture.sent(ALICE, BOB, 3);

        assertEquals(fixture.entered, fixture.left);
        assertTrue(fixture.entered >= 3);
    }

    @Test
    void aConversationThatIsHandedOverShouldBeginNoWrite() {
        fixture.sent(ALICE, BOB, 1);
        fixture.handingOver = true;

        assertEquals(new Result.Unavailable(), fixture.sent(ALICE, BOB, 2));

        assertEquals(List.of(1L), seqs());
        assertEquals(1, fixture.left);
    }

    @Test
    void aStoreThatIsDownShouldAnswerUnavailableAndRecover() {
        fixture.log.down(true);
        assertEquals(new Result.Unavailable(), fixture.sent(ALICE, BOB, 1));
        fixture.log.down(false);

        assertEquals(repeat(1), fixture.sent(ALICE, BOB, 1));
        assertEquals(sent(2), fixture.sent(ALICE, BOB, 2));
    }

    @Test
    void anAppendShouldTakeNoMoreThanItsBound() {
        for (int number = 1; number <= 300; number++) {
            fixture.send(ALICE, BOB, number);
        }
        fixture.work();

        List<LogEntry> rows = fixture.log.read(CONVERSATION, 1, 400, 400);
        assertEquals(300, rows.size());
        assertEquals(1, rows.get(255).appendFirst());
        assertEquals(257, rows.get(256).appendFirst());
    }

    @Test
    void conversationsBeyondTheBoundShouldCloseAndOpenAgain() {
        Fixture small = new Fixture(withOpenConversations(2));
        small.sent(ALICE, BOB, 1);
        small.sent(ALICE, CAROL, 2);
        small.sent(BOB, CAROL, 3);

        assertEquals(sent(2), small.sent(ALICE, BOB, 4));
        assertEquals(repeat(1), small.sent(ALICE, BOB, 1));
    }

    @Test
    void aPendingCidShouldBeFoundBeforeItIsStored() {
        FindSent.Query query = new FindSent.Query(ALICE, new Recipient.ToUser(BOB), cid(NOW, 1));
        assertInstanceOf(
                FindSent.Result.Missing.class, fixture.messaging.findSent().find(query));

        fixture.send(ALICE, BOB, 1);
        assertInstanceOf(
                FindSent.Result.Known.class, fixture.messaging.findSent().find(query));
        fixture.work();
        assertInstanceOf(
                FindSent.Result.Known.class, fixture.messaging.findSent().find(query));
        fixture.crash();
        assertInstanceOf(
                FindSent.Result.Known.class, fixture.messaging.findSent().find(query));
        fixture.log.down(true);
        FindSent.Query other = new FindSent.Query(ALICE, new Recipient.ToUser(BOB), cid(NOW, 2));
        assertInstanceOf(
                FindSent.Result.Unavailable.class, fixture.messaging.findSent().find(other));
    }

    @Test
    void aChatWithOneselfShouldWork() {
        assertInstanceOf(Result.Sent.class, fixture.sent(ALICE, ALICE, 1));
        TestDevice phone = fixture.connect(ALICE, PHONE);
        fixture.work();

        assertTrue(phone.frames.contains("message 1"));
        assertEquals(0, phone.opened.unread());
    }

    private Result to(ConversationId conversation, UserId sender, long cid) {
        Answers answers = fixture.send(new Command(
                sender,
                PHONE,
                new Carrier.Request(),
                new Recipient.ToConversation(conversation),
                cid(NOW, cid),
                Messages.text("hi")));
        fixture.work();
        return answers.only();
    }

    private static Command withContent(Content content, long cid) {
        return new Command(ALICE, PHONE, new Carrier.Request(), new Recipient.ToUser(BOB), cid(NOW, cid), content);
    }

    private List<Long> seqs() {
        return fixture.log.read(CONVERSATION, 1, 1_000, 1_000).stream()
                .map(LogEntry::seq)
                .toList();
    }

    private static Result sent(long seq) {
        return new Result.Sent(CONVERSATION, seq, NOW, false);
    }

    private static Result repeat(long seq) {
        return new Result.Sent(CONVERSATION, seq, NOW, true);
    }

    private static MessagingConfig withRecentCids(int count) {
        return Limits.with(limits -> {
            limits.recentCids = count;
            limits.recentCidAge = Duration.ofMinutes(4);
            limits.recentCidsMost = count * 2;
        });
    }

    private static MessagingConfig withOpenConversations(int count) {
        return Limits.with(limits -> limits.openConversations = count);
    }
}
