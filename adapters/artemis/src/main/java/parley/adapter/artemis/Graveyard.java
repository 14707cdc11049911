package parley.adapter.artemis;

import java.time.Clock;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.artemis.DeadLetterQueue.DeadLetter;
import parley.kernel.IdGenerator;

/// Makes dead letters of the jobs of one queue.
final class Graveyard {
    private static final Logger LOG = LoggerFactory.getLogger(Graveyard.class);

    private final String queue;
    private final QueueCounters counters;
    private final Clock clock;
    private final IdGenerator ids;

    Graveyard(String queue, QueueCounters counters, Clock clock, IdGenerator ids) {
        this.queue = queue;
        this.counters = counters;
        this.clock = clock;
        this.ids = ids;
    }

    /// Moves a job to the dead letters, in a transaction of its own.
    void bury(ClientSession session, ClientMessage message, byte[] job, String reason) throws ActiveMQException {
        DeadLetter letter = new DeadLetter(ids.next().toString(), queue, clock.millis(), reason, job.length);
        DeadLetterQueue.add(session, job, letter);
        message.individualAcknowledge();
        session.commit();
        counters.died();
        LOG.atWarn()
                .addKeyValue("code", "job_dead")
                .addKeyValue("id", letter.id())
                .addKeyValue("queue", queue)
                .addKeyValue("size", job.length)
                .addKeyValue("reason", reason)
                .log("a job cannot be made sense of; it is kept among the dead letters");
    }
}
