package parley.adapter.cassandra.messaging;

import java.util.Optional;
import parley.kernel.ConversationId;
import parley.messaging.domain.Conversation;
import parley.messaging.port.out.Conversations;

/// The conversations in Cassandra.
final class CassandraConversations implements Conversations {
    private final ConversationTable table;

    CassandraConversations(ConversationTable table) {
        this.table = table;
    }

    @Override
    public Optional<Conversation> find(ConversationId conversation) {
        return MessagingStore.translate(() -> table.find(conversation));
    }

    @Override
    public void create(Conversation conversation) {
        MessagingStore.run(() -> table.create(conversation));
    }
}
