package parley.messaging.port.out;

import java.util.Optional;
import parley.kernel.ConversationId;
import parley.messaging.domain.Conversation;

/// The conversations that exist.
///
/// Both methods block and throw [LogUnavailableException] when the store cannot answer.
public interface Conversations {
    Optional<Conversation> find(ConversationId conversation);

    /// Records a conversation before its first entry; durable on return. Idempotent: one that exists stays as
    /// it is.
    void create(Conversation conversation);
}
