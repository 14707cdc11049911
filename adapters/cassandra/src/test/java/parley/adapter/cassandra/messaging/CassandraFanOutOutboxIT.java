package parley.adapter.cassandra.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.adapter.cassandra.CassandraStore;
import parley.messaging.Messages;
import parley.messaging.domain.FanOutJob;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.FanOutOutbox;
import parley.messaging.port.out.FanOutOutboxContract;
import parley.messaging.port.out.Fence;
import parley.messaging.port.out.MessageLog;

final class CassandraFanOutOutboxIT extends CassandraFixture implements FanOutOutboxContract {
    @Override
    public MessageLog log() {
        return messaging().log();
    }

    @Override
    public FanOutOutbox outbox() {
        return messaging().outbox();
    }

    /// It would have to read for that.
    @Override
    public boolean detectsTakenCids() {
        return false;
    }

    @Test
    void anotherInstanceShouldListWhatThisOneRecorded() {
        FanOutJob job = job(1, 7);
        append(job);

        try (CassandraStore other = CassandraStore.open(node().config())) {
            assertEquals(List.of(job), CassandraMessaging.on(other).outbox().list(10));
        }
    }

    @Test
    void anEmptiedOutboxShouldLeaveNothingToListOver() {
        List<FanOutJob> jobs =
                LongStream.rangeClosed(990, 1_010).mapToObj(seq -> job(1, seq)).toList();
        jobs.forEach(this::append);
        assertEquals(2, indexed());

        outbox().remove(jobs.subList(0, 10));
        assertEquals(1, indexed());
        outbox().remove(jobs.subList(10, 21));

        assertEquals(0, indexed());
        assertEquals(List.of(), outbox().list(10));
    }

    @Test
    void aJobThatIsRecordedWhileAnEarlierOneIsRemovedShouldStayListed() {
        FanOutJob earlier = job(1, 5);
        FanOutJob later = job(1, 6);
        append(earlier);
        OutboxTable table = new OutboxTable(node().store());
        node().store().writeAll(table.insert(List.of(later)));

        // The partition is looked at when the later job is not in it, and leaves the index when it is.
        node().store().writeAll(table.enter(List.of(later)));
        node().store()
                .write(SimpleStatement.newInstance(
                        "DELETE FROM parley.outbox USING TIMESTAMP ? WHERE slice = ? AND conversation = ? AND chunk = ?",
                        LogicalTime.of(1, 5),
                        Math.floorMod(CONVERSATION.hashCode(), 64),
                        CONVERSATION.value(),
                        0L));

        outbox().remove(List.of(earlier));
        assertEquals(List.of(later), outbox().list(10));
    }

    @Test
    void aJobThatIsRecordedAgainByTheNextOwnerShouldBeListedAgain() {
        append(job(1, 5));
        outbox().remove(List.of(job(1, 5)));

        append(job(2, 5));

        assertEquals(List.of(job(2, 5)), outbox().list(10));
    }

    /// What an index names without holding it is looked at once.
    @Test
    void anIndexWithoutJobsShouldBeClearedByTheListing() {
        FanOutJob job = job(1, 5);
        node().store().writeAll(new OutboxTable(node().store()).enter(List.of(job)));
        assertEquals(1, indexed());

        assertEquals(List.of(), outbox().list(10));

        assertEquals(0, indexed());
    }

    private long indexed() {
        return node().session()
                .execute(SimpleStatement.newInstance("SELECT slice, conversation FROM parley.outbox"))
                .all()
                .size();
    }

    private static FanOutJob job(long epoch, long seq) {
        return new FanOutJob(CONVERSATION, epoch, seq, seq, seq, seq, seq);
    }

    private void append(FanOutJob job) {
        log().append(new Append(
                job.conversation(),
                job.epoch(),
                List.of(Messages.entry(job.conversation(), job.last())),
                List.of(),
                List.of(job),
                Fence.OPEN));
    }
}
