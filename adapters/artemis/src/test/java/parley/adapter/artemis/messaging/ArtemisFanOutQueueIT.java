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

final class ArtemisFanOutQueueIT implements FanOutQueueContract {
    @TempDir
    private Path directory;

    private TestBroker broker;

    @BeforeEach
    void start() {
        broker = TestBroker.start(directory);
    }

    @AfterEach
    void stop() {
        broker.close();
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
