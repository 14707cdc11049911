package parley.messaging.application;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.Visibility;
import parley.messaging.port.out.Conversations;

/// Remembers conversations that were read: they do not change once they exist.
final class KnownConversations {
    private final Conversations conversations;
    private final Audiences audiences;
    private final int most;
    private final Map<ConversationId, Conversation> known = new ConcurrentHashMap<>();

    /// @param most how many to remember; then it starts over
    KnownConversations(Conversations conversations, Audiences audiences, int most) {
        this.conversations = conversations;
        this.audiences = audiences;
        this.most = most;
    }

    Optional<Conversation> find(ConversationId id) {
        Conversation remembered = known.get(id);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<Conversation> stored = conversations.find(id);
        stored.ifPresent(this::remember);
        return stored;
    }

    /// What the user may see of the conversation; nothing of one that does not exist.
    Visibility visibility(ConversationId id, UserId user) {
        return find(id).map(known -> audiences.visibility(known, user)).orElse(Visibility.NOTHING);
    }

    private void remember(Conversation conversation) {
        if (known.size() >= most) {
            known.clear();
        }
        known.put(conversation.id(), conversation);
    }
}
