package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.BOBS_PHONE;
import static parley.messaging.Messages.CAROL;
import static parley.messaging.Messages.LAPTOP;
import static parley.messaging.Messages.PHONE;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.kernel.Cid;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.application.FaultyLog.Fault;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.Interval;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Visibility;
import parley.messaging.inmemory.InMemoryMessageLog;
import parley.messaging.port.in.ReadHistory;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.SendMessage.Carrier;
import parley.messaging.port.in.SendMessage.Result;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.Fence;

class GroupTest {
    private static final List<UserId> ALL = List.of(ALICE, BOB, CAROL);

    private final Fixture fixture = new Fixture();

    @Test
    void creationShouldBeTheFirstEntryAndReachEverybody() {
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);

        RecordChange.Result result = new TestGroup(fixture).change(ALICE, List.of(ALICE, BOB), List.of());

        assertEquals(new RecordChange.Result.Recorded(1, Fixture.NOW), result);
        assertEquals(List.of("synced", "message 1"), bob.frames);
        assertEquals(EntryKind.SYSTEM, entry(1).kind());
        assertEquals(0, row(BOB).unread());
    }

    @Test
    void membersShouldGetMessagesAndCountThem() {
        TestGroup.of(fixture, ALICE, BOB, CAROL);
        TestDevice carol = fixture.connect(CAROL, PHONE);

        assertEquals(new Result.Sent(TestGroup.ID, 2, Fixture.NOW, false), send(ALICE, 1));

        assertEquals(List.of("message 1", "synced", "message 2"), carol.frames);
        assertEquals(1, row(BOB).unread());
        assertEquals(0, row(ALICE).unread());
    }

    @Test
    void aStrangerShouldLearnNothingAndAFormerMemberWhy() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        group.leave(BOB);

        assertEquals(new Result.NotFound(), send(CAROL, 1));
        assertEquals(new Result.NotMember(), send(BOB, 2));
    }

    @Test
    void whoWasRefusedShouldStayRefusedWhileOtherAttemptsMayBeUnderWay() {
        TestGroup group = TestGroup.of(fixture, ALICE);
        assertEquals(new Result.NotFound(), send(BOB, 1));
        group.join(BOB);

        assertEquals(new Result.NotFound(), send(BOB, 1));
        assertInstanceOf(Result.Sent.class, send(BOB, 2));

        fixture.pass(Duration.ofSeconds(20));
        assertInstanceOf(Result.Sent.class, send(BOB, 1));
    }

    @Test
    void onlyPostersShouldSend() {
        TestGroup.of(fixture, ALICE, BOB);
        fixture.members.restrictPosting(TestGroup.ID, Set.of(ALICE));

        assertEquals(new Result.NotAllowed(), send(BOB, 1));
        assertInstanceOf(Result.Sent.class, send(ALICE, 2));
    }

    @Test
    void aRepeatShouldGetTheFirstResultAlsoAfterLeaving() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        send(BOB, 1);
        group.leave(BOB);

        assertEquals(new Result.Sent(TestGroup.ID, 2, Fixture.NOW, true), send(BOB, 1));
    }

    @Test
    void whoLeftShouldSeeTheEntryOfItsLeavingAndNothingMore() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        group.leave(BOB);
        send(ALICE, 1);

        assertEquals(List.of("message 1", "synced", "message 2"), bob.frames);
        assertEquals(2, row(BOB).head());
        assertEquals(List.of(1L, 2L), history(BOB));
    }

    @Test
    void whoIsBeingRemovedShouldNeitherSendNorReceiveBeforeItIsRecorded() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);

        group.begin(ALICE, List.of(), List.of(BOB));
        send(ALICE, 1);
        assertEquals(new Result.NotMember(), send(BOB, 2));
        assertFalse(bob.frames.contains("message 2"));

        group.complete();
        assertEquals(List.of("message 1", "synced", "message 2", "message 3"), bob.frames);
        send(ALICE, 3);
        assertEquals(List.of(1L, 2L, 3L), history(BOB));
    }

    @Test
    void whoJoinsLateShouldBeginThere() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        send(ALICE, 1);
        TestDevice carol = fixture.connect(CAROL, PHONE);
        group.join(CAROL);
        send(ALICE, 2);

        assertEquals(List.of("synced", "message 3", "message 4"), carol.frames);
        assertEquals(List.of(3L, 4L), history(CAROL));
        assertEquals(1, row(CAROL).unread());
        TestDevice laptop = fixture.connect(CAROL, LAPTOP);
        fixture.work();
        assertEquals(List.of("message 3", "message 4", "synced"), laptop.frames);
    }

    @Test
    void whoReturnsShouldNotSeeWhatWasSaidMeanwhile() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        group.leave(BOB);
        send(ALICE, 1);
        send(ALICE, 2);
        group.join(BOB);
        send(ALICE, 3);
        fixture.work();

        assertEquals(List.of("message 1", "synced", "message 2", "skip 3-4", "message 5", "message 6"), bob.frames);
        assertEquals(List.of(1L, 2L, 5L, 6L), history(BOB));
        assertEquals(1, row(BOB).unread());
        assertEquals(List.of(1L, 2L, 5L), before(BOB, 6, 3));
        assertEquals(List.of(5L, 6L), after(BOB, 2, 2));
        assertEquals(List.of(2L, 5L), after(BOB, 1, 2));
    }

    @Test
    void aChangeThatWasStoredButNotSettledShouldBeCompletedByARepeat() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        group.begin(ALICE, List.of(CAROL), List.of());
        fixture.log.failNext(Fault.ANSWER_LOST);
        assertEquals(new RecordChange.Result.Unavailable(), group.complete());
        fixture.crash();
        TestDevice carol = fixture.connect(CAROL, PHONE);
        assertInstanceOf(Result.Sent.class, send(ALICE, 1));
        fixture.pass(Duration.ofSeconds(2));
        assertFalse(carol.frames.contains("message 3"));

        assertEquals(new RecordChange.Result.Recorded(2, Fixture.NOW), group.complete());
        fixture.pass(Duration.ofSeconds(2));

        assertTrue(carol.frames.containsAll(List.of("message 2", "message 3")), carol.frames::toString);
        assertEquals(List.of(2L, 3L), history(CAROL));
        assertEquals(1, row(CAROL).unread());
    }

    @Test
    void aChangeInDoubtShouldBeSettledBeforeAnythingElse() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        group.begin(ALICE, List.of(), List.of(BOB));
        fixture.log.failNext(Fault.LOST);
        assertEquals(new RecordChange.Result.Unavailable(), group.complete());

        send(ALICE, 1);

        assertEquals(new Visibility(List.of(new Interval(1, 2))), group.visibility(BOB));
        assertEquals(new RecordChange.Result.Recorded(2, Fixture.NOW), group.complete());
        assertEquals(EntryKind.MESSAGE, entry(3).kind());
        assertEquals(2, row(BOB).head());
    }

    @Test
    void aChangeOfAGroupThatDoesNotExistShouldBeRefused() {
        RecordChange.Result result = fixture.record(new RecordChange.Command(
                TestGroup.ID,
                ALICE,
                PHONE,
                Messages.cid(Fixture.NOW, 1),
                Messages.text("x"),
                List.of(BOB),
                List.of(),
                false));

        assertEquals(new RecordChange.Result.NotFound(), result);
        assertEquals(new Result.NotFound(), send(ALICE, 2));
    }

    @Test
    void aLargeGroupShouldBeAcknowledgedBeforeItsMembersAreReached() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB, CAROL);
        fixture.members.queue(TestGroup.ID, true);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        TestDevice laptop = fixture.connect(ALICE, LAPTOP);

        assertInstanceOf(Result.Sent.class, send(ALICE, 1));
        assertEquals(2, row(ALICE).head());
        assertTrue(laptop.frames.contains("message 2"));
        assertEquals(1, row(BOB).head());
        assertFalse(bob.frames.contains("message 2"));

        group.expand(ALL);
        assertEquals(2, row(BOB).head());
        assertEquals(1, row(BOB).unread());
        assertEquals(List.of("message 1", "synced", "message 2"), bob.frames);
        assertEquals(List.of(), fixture.outbox.list(10));
    }

    @Test
    void jobsShouldSurviveACrashBeforeTheQueueHasThem() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        fixture.members.queue(TestGroup.ID, true);
        Fixture.Answers answers = fixture.send(command(ALICE, 1));
        fixture.tasks.queue.poll().run();
        assertInstanceOf(Result.Sent.class, answers.only());
        fixture.crash();
        assertEquals(List.of(), fixture.queue.take());

        fixture.pass(Duration.ofSeconds(2));
        group.expand(ALL);

        assertEquals(2, row(BOB).head());
        assertEquals(List.of(), fixture.outbox.list(10));
    }

    @Test
    void jobsOfAnInstanceThatDiedShouldBeTakenOver() {
        TestGroup.of(fixture, ALICE, BOB);
        fixture.members.queue(TestGroup.ID, true);
        send(ALICE, 1);
        List<FanOutJob> own = fixture.queue.take();
        fixture.pass(Duration.ofSeconds(2));
        // As if another instance had recorded it and died before it handed it over.
        InMemoryMessageLog others = new InMemoryMessageLog(fixture.inboxes, fixture.outbox, "generation");
        Append append =
                new Append(TestGroup.ID, 1, fixture.log.read(TestGroup.ID, 1, 1, 1), List.of(), own, Fence.OPEN);
        others.append(append);
        fixture.pass(Duration.ofSeconds(2));
        assertEquals(List.of(), fixture.queue.take());

        fixture.messaging.takeOverJobs().takeOver();
        fixture.pass(Duration.ofSeconds(2));

        assertEquals(own, fixture.queue.take());
        assertEquals(List.of(), fixture.outbox.list(10));
    }

    @Test
    void sendsShouldBeUnavailableWhileTooManyJobsWaitAlsoAfterARestart() {
        Fixture bounded = new Fixture(boundedTo(3));
        TestGroup.of(bounded, ALICE, BOB);
        bounded.members.queue(TestGroup.ID, true);
        bounded.queueDown = true;
        for (long cid = 1; cid <= 3; cid++) {
            assertInstanceOf(Result.Sent.class, send(bounded, ALICE, cid));
        }
        assertEquals(new Result.Unavailable(), send(bounded, ALICE, 4));

        bounded.crash();
        bounded.pass(Duration.ofSeconds(2));
        assertEquals(3, bounded.messaging.countWaitingJobs().count());
        assertEquals(new Result.Unavailable(), send(bounded, ALICE, 4));

        bounded.queueDown = false;
        bounded.pass(Duration.ofSeconds(2));
        assertInstanceOf(Result.Sent.class, send(bounded, ALICE, 4));
        assertEquals(0, bounded.messaging.countWaitingJobs().count());
    }

    @Test
    void jobsShouldBeHarmlessTwiceAndInAnyOrder() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB);
        fixture.members.queue(TestGroup.ID, true);
        TestDevice bob = fixture.connect(BOB, BOBS_PHONE);
        send(ALICE, 1);
        send(ALICE, 2);
        var jobs = fixture.queue.take();

        group.expand(jobs.getLast(), ALL);
        group.expand(jobs.getFirst(), ALL);
        group.expand(jobs.getLast(), ALL);
        fixture.work();

        assertEquals(List.of("message 1", "synced", "message 2", "message 3"), bob.frames);
        assertEquals(3, row(BOB).head());
        assertEquals(2, row(BOB).unread());
    }

    @Test
    void whoLeavesALargeGroupShouldBeToldAtOnceAndGetNoLaterJob() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB, CAROL);
        fixture.members.queue(TestGroup.ID, true);
        send(ALICE, 1);
        group.leave(BOB);
        send(ALICE, 2);

        assertEquals(3, row(BOB).head());
        assertEquals(List.of(1L, 2L, 3L), history(BOB));
        group.expand(ALL);
        assertEquals(3, row(BOB).head());
        assertEquals(4, row(CAROL).head());
    }

    private Result send(UserId from, long cid) {
        return send(fixture, from, cid);
    }

    private static Result send(Fixture fixture, UserId from, long cid) {
        Fixture.Answers answers = fixture.send(command(from, cid));
        fixture.work();
        return answers.only();
    }

    private static MessagingConfig boundedTo(int outboxJobs) {
        return Limits.with(limits -> limits.queued = new MessagingConfig.QueuedFanOut(256, outboxJobs, 1_000));
    }

    private static SendMessage.Command command(UserId from, long number) {
        Cid cid = Messages.cid(Fixture.NOW, number);
        return new SendMessage.Command(
                from, PHONE, new Carrier.Request(), TestGroup.recipient(), cid, Messages.text("hi"));
    }

    private LogEntry entry(long seq) {
        return fixture.log.read(TestGroup.ID, seq, seq, 1).getFirst();
    }

    private InboxRow row(UserId user) {
        return fixture.inboxes.find(user, TestGroup.ID).orElseThrow();
    }

    private List<Long> history(UserId user) {
        return read(user, new ReadHistory.Range.Latest(), 100);
    }

    private List<Long> before(UserId user, long seq, int limit) {
        return read(user, new ReadHistory.Range.Before(seq), limit);
    }

    private List<Long> after(UserId user, long seq, int limit) {
        return read(user, new ReadHistory.Range.After(seq), limit);
    }

    private List<Long> read(UserId user, ReadHistory.Range range, int limit) {
        ReadHistory.Result result =
                fixture.messaging.readHistory().read(new ReadHistory.Query(user, TestGroup.ID, range, limit));
        return assertInstanceOf(ReadHistory.Result.Found.class, result).entries().stream()
                .map(LogEntry::seq)
                .toList();
    }
}
