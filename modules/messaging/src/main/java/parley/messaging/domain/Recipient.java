package parley.messaging.domain;

import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Whom or what a message is for.
public sealed interface Recipient {
    record ToUser(UserId user) implements Recipient {}

    record ToConversation(ConversationId conversation) implements Recipient {}

    /// The conversation that a message of this sender goes to.
    default ConversationId conversation(UserId sender) {
        return switch (this) {
            case ToUser to -> DirectPair.of(sender, to.user()).id();
            case ToConversation to -> to.conversation();
        };
    }
}
