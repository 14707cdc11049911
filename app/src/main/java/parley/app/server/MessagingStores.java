package parley.app.server;

import java.util.function.UnaryOperator;
import parley.messaging.port.out.Conversations;
import parley.messaging.port.out.Cursors;
import parley.messaging.port.out.FanOutOutbox;
import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.MessageLog;
import parley.messaging.port.out.Receipts;

/// Messaging's durable ports, wherever they are.
record MessagingStores(
        MessageLog log,
        FanOutOutbox outbox,
        Conversations conversations,
        Inboxes inboxes,
        Cursors cursors,
        Receipts receipts) {
    /// The same with another log in front.
    MessagingStores withLog(UnaryOperator<MessageLog> around) {
        return new MessagingStores(around.apply(log), outbox, conversations, inboxes, cursors, receipts);
    }
}
