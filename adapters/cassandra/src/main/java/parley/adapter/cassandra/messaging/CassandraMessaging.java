package parley.adapter.cassandra.messaging;

import parley.adapter.cassandra.CassandraStore;
import parley.messaging.port.out.Conversations;
import parley.messaging.port.out.Cursors;
import parley.messaging.port.out.FanOutOutbox;
import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.MessageLog;
import parley.messaging.port.out.Receipts;

/// Messaging's durable ports on one Cassandra, shared by all instances.
public record CassandraMessaging(
        MessageLog log,
        FanOutOutbox outbox,
        Conversations conversations,
        Inboxes inboxes,
        Cursors cursors,
        Receipts receipts) {
    /// The ports on an open store, which the caller closes.
    public static CassandraMessaging on(CassandraStore store) {
        ConversationTable conversations = new ConversationTable(store);
        InboxTable inbox = new InboxTable(store);
        OutboxTable outbox = new OutboxTable(store);
        return new CassandraMessaging(
                new CassandraMessageLog(store, conversations, inbox, outbox),
                new CassandraFanOutOutbox(outbox),
                new CassandraConversations(conversations),
                new CassandraInboxes(store, inbox),
                new CassandraCursors(store),
                new CassandraReceipts(store));
    }
}
