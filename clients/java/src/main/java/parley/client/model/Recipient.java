package parley.client.model;

/// Whom or what a message is for.
public sealed interface Recipient {
    /// The direct conversation with a user, which starts to exist with its first message.
    record ToUser(UserId user) implements Recipient {}

    /// An existing conversation.
    record ToConversation(ConversationId conversation) implements Recipient {}

    static Recipient user(UserId user) {
        return new ToUser(user);
    }

    static Recipient conversation(ConversationId conversation) {
        return new ToConversation(conversation);
    }
}
