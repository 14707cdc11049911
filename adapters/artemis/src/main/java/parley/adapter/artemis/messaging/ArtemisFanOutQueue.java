package parley.adapter.artemis.messaging;

import java.util.List;
import parley.adapter.artemis.FanOutMessage;
import parley.adapter.artemis.JobSender;
import parley.adapter.artemis.QueueException;
import parley.messaging.domain.FanOutJob;
import parley.messaging.port.out.FanOutQueue;
import parley.messaging.port.out.QueueUnavailableException;

/// The jobs of large groups in Artemis. What is put at once is one transaction with one sync of the journal.
public final class ArtemisFanOutQueue implements FanOutQueue {
    private final JobSender sender;

    /// @param sender to the queue of these jobs; the caller closes it
    public ArtemisFanOutQueue(JobSender sender) {
        this.sender = sender;
    }

    @Override
    public void put(List<FanOutJob> jobs) {
        try {
            sender.send(jobs.stream().map(ArtemisFanOutQueue::encode).toList());
        } catch (QueueException failed) {
            throw new QueueUnavailableException(String.valueOf(failed.getMessage()), failed);
        }
    }

    private static byte[] encode(FanOutJob job) {
        return new FanOutMessage(
                        job.conversation(),
                        job.epoch(),
                        job.first(),
                        job.last(),
                        job.at(),
                        job.ordinal(),
                        job.lastCountable())
                .encode();
    }
}
