package parley.messaging.inmemory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.kernel.ConversationId;
import parley.messaging.domain.Conversation;
import parley.messaging.port.out.Conversations;

/// Keeps conversations in memory; lost when the process ends.
public final class InMemoryConversations implements Conversations {
    private final Map<ConversationId, Conversation> rows = new ConcurrentHashMap<>();

    @Override
    public Optional<Conversation> find(ConversationId conversation) {
        return Optional.ofNullable(rows.get(conversation));
    }

    @Override
    public void create(Conversation conversation) {
        rows.putIfAbsent(conversation.id(), conversation);
    }
}
