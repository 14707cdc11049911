package parley.adapter.artemis;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;

/// Puts jobs into a queue. Keeps one session, which callers use one after the other.
public final class JobSender implements AutoCloseable {
    private final Connections connections;
    private final SimpleString queue;
    private final long capacity;
    private final QueueCounters counters;
    private final ReentrantLock using = new ReentrantLock();
    private @Nullable Line line;
    private long free;

    public JobSender(Connections connections, String queue, ArtemisConfig config, QueueCounters counters) {
        this.connections = connections;
        this.queue = SimpleString.of(queue);
        this.capacity = config.queueJobs();
        this.counters = counters;
    }

    private record Line(ClientSession session, ClientProducer producer) {}

    /// Sends jobs in one transaction; all of them are durable on return. Blocks.
    ///
    /// @throws QueueException if it is unknown whether the queue has them
    public void send(List<byte[]> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        if (!connections.hasRoom()) {
            throw new QueueException("queue " + queue + ": its disk is almost full");
        }
        using.lock();
        try {
            transfer(line(), jobs);
        } catch (ActiveMQException | ActiveMQInterruptedException failed) {
            drop();
            throw new QueueException("queue " + queue, failed);
        } finally {
            using.unlock();
        }
        counters.sent(jobs.size());
    }

    private void transfer(Line line, List<byte[]> jobs) throws ActiveMQException {
        reserve(line, jobs.size());
        for (byte[] job : jobs) {
            ClientMessage message = line.session().createMessage(true);
            message.writeBodyBufferBytes(job);
            line.producer().send(message);
        }
        line.session().commit();
    }

    /// The broker is asked only when what was free at the last time is used up: others can but take jobs away.
    private void reserve(Line line, int jobs) throws ActiveMQException {
        if (jobs > free) {
            long held = line.session().queueQuery(queue).getMessageCount();
            free = capacity - held;
            if (jobs > free) {
                throw new QueueException(
                        "queue " + queue + " holds " + held + " jobs (expected: at most " + capacity + ")");
            }
        }
        free -= jobs;
    }

    private Line line() throws ActiveMQException {
        Line known = line;
        if (known != null && !known.session().isClosed()) {
            return known;
        }
        ClientSession session = connections.open();
        Line made = new Line(session, session.createProducer(queue));
        line = made;
        return made;
    }

    /// A session that failed has part of a transaction, which must not become part of the next.
    private void drop() {
        Line failed = line;
        line = null;
        if (failed != null) {
            Sessions.close(failed.session());
        }
    }

    /// Waits for a send that is under way.
    @Override
    public void close() {
        using.lock();
        try {
            drop();
        } finally {
            using.unlock();
        }
    }
}
