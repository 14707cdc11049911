package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.ALICE_AND_CAROL;
import static parley.messaging.Messages.cid;
import static parley.messaging.Messages.entry;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.LogEntry;

/// What every [FanOutOutbox] does. Each test gets an empty log and the outbox that its appends fill.
public interface FanOutOutboxContract {
    ConversationId CONVERSATION = ALICE_AND_BOB.id();
    ConversationId OTHER = ALICE_AND_CAROL.id();

    MessageLog log();

    FanOutOutbox outbox();

    /// Whether an append finds out that a cid is taken elsewhere; see [AppendResult.CidsTaken].
    default boolean detectsTakenCids() {
        return true;
    }

    @Test
    default void jobsShouldBeListedAsTheyWereRecorded() {
        FanOutJob extreme = new FanOutJob(CONVERSATION, 1L << 20, 1, 3, Long.MAX_VALUE, 1L << 39, 0);
        record(extreme);
        FanOutJob plain = new FanOutJob(OTHER, 1, 1, 1, 7, 1, 1);
        record(plain);

        assertEquals(Set.of(extreme, plain), Set.copyOf(outbox().list(10)));
    }

    @Test
    default void noMoreThanTheLimitShouldBeListed() {
        for (long seq = 1; seq <= 4; seq++) {
            record(job(CONVERSATION, seq));
        }

        assertEquals(0, outbox().list(0).size());
        assertEquals(1, outbox().list(1).size());
        assertEquals(4, Set.copyOf(outbox().list(4)).size());
        assertEquals(4, outbox().list(5).size());
    }

    @Test
    default void removedJobsShouldNotBeListed() {
        List<FanOutJob> jobs = LongStream.rangeClosed(1, 3)
                .mapToObj(seq -> job(CONVERSATION, seq))
                .toList();
        jobs.forEach(this::record);

        outbox().remove(List.of(jobs.get(0), jobs.get(2)));
        assertEquals(List.of(jobs.get(1)), outbox().list(10));

        outbox().remove(List.of(jobs.get(0)));
        outbox().remove(List.of());
        assertEquals(List.of(jobs.get(1)), outbox().list(10));
    }

    @Test
    default void jobsOfDifferentConversationsShouldNotReplaceEachOther() {
        FanOutJob one = job(CONVERSATION, 1);
        FanOutJob other = job(OTHER, 1);
        record(one);
        record(other);

        outbox().remove(List.of(one));

        assertEquals(List.of(other), outbox().list(10));
    }

    @Test
    default void aRepeatedAppendShouldRecordItsJobOnce() {
        record(job(CONVERSATION, 1));
        record(job(CONVERSATION, 1));

        assertEquals(List.of(job(CONVERSATION, 1)), outbox().list(10));
    }

    @Test
    default void anAppendThatIsNotStoredShouldRecordNoJob() {
        assumeTrue(detectsTakenCids());
        LogEntry first = entry(CONVERSATION, 1, ALICE, cid(1, 1));
        log().append(new Append(CONVERSATION, 1, List.of(first), List.of(), Fence.OPEN));

        LogEntry taken = entry(OTHER, 1, ALICE, cid(1, 1));
        AppendResult result =
                log().append(new Append(OTHER, 1, List.of(taken), List.of(), List.of(job(OTHER, 1)), Fence.OPEN));

        assertEquals(new AppendResult.CidsTaken(Set.of(cid(1, 1))), result);
        assertEquals(List.of(), outbox().list(10));
    }

    private void record(FanOutJob job) {
        List<LogEntry> entries = LongStream.rangeClosed(job.first(), job.last())
                .mapToObj(seq -> entry(job.conversation(), seq))
                .toList();
        log().append(new Append(job.conversation(), 1, entries, List.of(), List.of(job), Fence.OPEN));
    }

    private static FanOutJob job(ConversationId conversation, long seq) {
        return new FanOutJob(conversation, 1, seq, seq, seq, seq, seq);
    }
}
