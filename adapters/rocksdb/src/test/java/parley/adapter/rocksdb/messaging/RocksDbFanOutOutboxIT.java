package parley.adapter.rocksdb.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.messaging.Messages;
import parley.messaging.domain.FanOutJob;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.FanOutOutbox;
import parley.messaging.port.out.FanOutOutboxContract;
import parley.messaging.port.out.Fence;
import parley.messaging.port.out.MessageLog;

final class RocksDbFanOutOutboxIT extends RocksDbFixture implements FanOutOutboxContract {
    @Override
    public MessageLog log() {
        return messaging().log();
    }

    @Override
    public FanOutOutbox outbox() {
        return messaging().outbox();
    }

    @Test
    void theOldestJobsShouldBeListedFirst() {
        FanOutJob late = new FanOutJob(CONVERSATION, 1, 1, 1, 900, 1, 1);
        FanOutJob early = new FanOutJob(OTHER, 1, 1, 1, 100, 1, 1);
        append(late);
        append(early);

        assertEquals(List.of(early, late), outbox().list(10));
    }

    @Test
    void recordedJobsShouldOutliveARestart() {
        FanOutJob job = new FanOutJob(CONVERSATION, 1, 1, 1, 1, 1, 1);
        FanOutJob done = new FanOutJob(OTHER, 1, 1, 1, 1, 1, 1);
        append(job);
        append(done);
        outbox().remove(List.of(done));

        reopen();

        assertEquals(List.of(job), outbox().list(10));
    }

    @Test
    void onlyRecordingShouldBeSynced() {
        FanOutJob job = new FanOutJob(CONVERSATION, 1, 1, 1, 1, 1, 1);
        long before = store().walSyncs();
        append(job);
        long recorded = store().walSyncs();

        outbox().remove(List.of(job));

        assertEquals(before + 1, recorded);
        assertEquals(recorded, store().walSyncs());
    }

    private void append(FanOutJob job) {
        log().append(new Append(
                job.conversation(),
                1,
                List.of(Messages.entry(job.conversation(), 1)),
                List.of(),
                List.of(job),
                Fence.OPEN));
    }
}
