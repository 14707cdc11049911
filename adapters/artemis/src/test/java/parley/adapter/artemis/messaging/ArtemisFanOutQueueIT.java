package parley.adapter.artemis.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.artemis.TestBroker;
import parley.messaging.Messages;
import parley.messaging.domain.FanOutJob;
import parley.messaging.port.out.FanOutQueue;
import parley.messaging.port.out.FanOutQueueContract;
import parley.messaging.port.out.QueueUnavailableException;

class ArtemisFanOutQueueIT implements FanOutQueueContract {
    @TempDir
    private Path directory;

    private TestBroker broker;

    TestBroker broker(Path directory) {
        return TestBroker.start(directory);
    }

    /// After each test, when nobody is connected any more.
    void cleanUp() {}

    @BeforeEach
    void start() {
        broker = broker(directory);
    }

    @AfterEach
    void stop() {
        broker.close();
        cleanUp();
    }

    @Override
    public FanOutQueue queue() {
        return new ArtemisFanOutQueue(broker.sender());
    }

    @Override
    public List<FanOutJob> taken() {
        return broker.drain().stream()
                .map(job -> new FanOutJob(
                        job.conversation(),
                        job.epoch(),
                        job.first(),
                        job.last(),
                        job.at(),
                        job.ordinal(),
                        job.lastCountable()))
                .toList();
    }

    @Test
    void aClosedBrokerShouldBeUnavailable() {
        FanOutQueue queue = queue();
        FanOutJob job = new FanOutJob(Messages.ALICE_AND_BOB.id(), 1, 1, 1, 1, 1, 1);
        queue.put(List.of(job));
        broker.broker().close();

        QueueUnavailableException unavailable =
                assertThrows(QueueUnavailableException.class, () -> queue.put(List.of(job)));

        assertEquals("queue_unavailable", unavailable.code());
    }
}
