package parley.adapter.artemis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/// Copies what the queues of one broker hold to another one. The first keeps it.
///
/// A dead letter that is there already is left out. Jobs may come twice, which they bear, if it is copied again.
public final class QueueCopy {
    private static final int AT_ONCE = 500;

    private final Connections source;
    private final Connections target;

    public QueueCopy(Connections source, Connections target) {
        this.source = source;
        this.target = target;
    }

    /// All queues there are.
    public static List<String> queues() {
        return List.of(QueueNames.FAN_OUT, QueueNames.DEAD);
    }

    /// Copies one queue. Blocks.
    ///
    /// @return how many messages it holds
    /// @throws QueueException if a broker does not answer; some may have been copied
    public long copy(String queue) {
        ClientSession from = source.open();
        try {
            ClientSession to = target.open();
            try {
                return copy(queue, from, to);
            } finally {
                Sessions.close(to);
            }
        } catch (ActiveMQException | ActiveMQInterruptedException failed) {
            throw new QueueException("queue " + queue, failed);
        } finally {
            Sessions.close(from);
        }
    }

    /// How many messages a queue of the target holds. Blocks.
    ///
    /// @throws QueueException if the broker does not answer
    public long copied(String queue) {
        ClientSession to = target.open();
        try {
            return to.queueQuery(SimpleString.of(queue)).getMessageCount();
        } catch (ActiveMQException | ActiveMQInterruptedException failed) {
            throw new QueueException("queue " + queue, failed);
        } finally {
            Sessions.close(to);
        }
    }

    private long copy(String queue, ClientSession from, ClientSession to) throws ActiveMQException {
        Set<String> there = letters(queue, to);
        ClientConsumer browser = from.createConsumer(queue, true);
        ClientProducer producer = to.createProducer();
        long copied = 0;
        for (ClientMessage next = browser.receiveImmediate(); next != null; next = browser.receiveImmediate()) {
            if (!there.contains(letter(next))) {
                producer.send(queue, copyOf(next, to));
            }
            copied++;
            if (copied % AT_ONCE == 0) {
                to.commit();
            }
        }
        to.commit();
        return copied;
    }

    private static Set<String> letters(String queue, ClientSession session) throws ActiveMQException {
        Set<String> letters = new HashSet<>();
        ClientConsumer browser = session.createConsumer(queue, true);
        for (ClientMessage next = browser.receiveImmediate(); next != null; next = browser.receiveImmediate()) {
            letters.add(letter(next));
        }
        browser.close();
        letters.remove("");
        return letters;
    }

    /// The id of a dead letter; empty if it is none.
    private static String letter(ClientMessage message) {
        return message.containsProperty(DeadLetterQueue.ID) ? message.getStringProperty(DeadLetterQueue.ID) : "";
    }

    private static ClientMessage copyOf(ClientMessage original, ClientSession to) {
        ClientMessage copy = to.createMessage(true);
        copy.writeBodyBufferBytes(DeadLetterQueue.body(original));
        for (SimpleString property : original.getPropertyNames()) {
            if (!property.toString().startsWith("_AMQ")) {
                copy.putObjectProperty(property, original.getObjectProperty(property));
            }
        }
        return copy;
    }
}
