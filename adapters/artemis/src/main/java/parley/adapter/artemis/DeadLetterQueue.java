package parley.adapter.artemis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/// Jobs that could not be decoded, kept until somebody requeues them: after an update that knows them, for example.
public final class DeadLetterQueue {
    static final String ID = "parley_id";
    private static final String QUEUE = "parley_queue";
    private static final String AT = "parley_at";
    private static final String REASON = "parley_reason";
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Connections connections;

    public DeadLetterQueue(Connections connections) {
        this.connections = connections;
    }

    /// One job that was given up.
    ///
    /// @param id in the form of a UUID
    /// @param queue where it came from
    /// @param at when, in milliseconds since 1970
    /// @param reason what was found instead of a job
    /// @param size bytes of it
    public record DeadLetter(String id, String queue, long at, String reason, int size) {}

    /// Puts a job here within the transaction of `session`, in which the caller acknowledges it, too.
    static void add(ClientSession session, byte[] job, DeadLetter letter) throws ActiveMQException {
        ClientMessage copy = session.createMessage(true);
        copy.writeBodyBufferBytes(job);
        copy.putStringProperty(ID, letter.id());
        copy.putStringProperty(QUEUE, letter.queue());
        copy.putLongProperty(AT, letter.at());
        copy.putStringProperty(REASON, letter.reason());
        session.createProducer().send(QueueNames.DEAD, copy);
    }

    /// Reads the body of a message, once.
    static byte[] body(ClientMessage message) {
        byte[] body = new byte[message.getBodyBuffer().readableBytes()];
        message.getBodyBuffer().readBytes(body);
        return body;
    }

    /// The oldest dead letters, oldest first. Blocks.
    ///
    /// @throws QueueException if the broker does not answer
    public List<DeadLetter> list(int limit) {
        return within(session -> {
            List<DeadLetter> letters = new ArrayList<>();
            ClientConsumer browser = session.createConsumer(QueueNames.DEAD, true);
            while (letters.size() < limit) {
                ClientMessage message = browser.receiveImmediate();
                if (message == null) {
                    break;
                }
                letters.add(letter(message));
            }
            return letters;
        });
    }

    private static DeadLetter letter(ClientMessage message) {
        return new DeadLetter(
                text(message, ID), text(message, QUEUE), at(message), text(message, REASON), message.getBodySize());
    }

    private static String text(ClientMessage message, String property) {
        return message.containsProperty(property) ? message.getStringProperty(property) : "";
    }

    private static long at(ClientMessage message) {
        return message.containsProperty(AT) ? message.getLongProperty(AT) : message.getTimestamp();
    }

    /// How many there are. Blocks.
    ///
    /// @throws QueueException if the broker does not answer
    public long count() {
        return count(QueueNames.DEAD);
    }

    /// How many jobs a queue holds, those that are being done or rest until the next attempt included. Blocks.
    ///
    /// @throws QueueException if the broker does not answer
    public long count(String queue) {
        return within(session -> session.queueQuery(SimpleString.of(queue)).getMessageCount());
    }

    /// Puts a dead letter back to the end of the queue it came from, in one transaction. Blocks.
    ///
    /// @return whether there was one with this id
    /// @throws QueueException if it is unknown whether it was put back
    public boolean requeue(String id) {
        return UUID_TEXT.matcher(id).matches() && within(session -> requeue(session, id));
    }

    private static boolean requeue(ClientSession session, String id) throws ActiveMQException {
        ClientConsumer consumer = session.createConsumer(QueueNames.DEAD, ID + " = '" + id + "'");
        ClientMessage letter = consumer.receiveImmediate();
        if (letter == null || !QueueNames.isOfJobs(text(letter, QUEUE))) {
            return false;
        }
        ClientMessage job = session.createMessage(true);
        job.writeBodyBufferBytes(body(letter));
        session.createProducer().send(text(letter, QUEUE), job);
        letter.individualAcknowledge();
        session.commit();
        return true;
    }

    /// Something to do in a session.
    private interface Visit<T> {
        T to(ClientSession session) throws ActiveMQException;
    }

    private <T> T within(Visit<T> visit) {
        ClientSession session = connections.open();
        try {
            return visit.to(session);
        } catch (ActiveMQException | ActiveMQInterruptedException failed) {
            throw new QueueException("queue " + QueueNames.DEAD, failed);
        } finally {
            Sessions.close(session);
        }
    }
}
