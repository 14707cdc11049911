package parley.adapter.websocket.messaging;

import parley.adapter.websocket.frame.ClientFrame;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Recipient;

/// Whom a frame is for, in the words of messaging.
final class Recipients {
    private Recipients() {}

    static Recipient of(ClientFrame.To to) {
        return switch (to) {
            case ClientFrame.To.User(UserId user) -> new Recipient.ToUser(user);
            case ClientFrame.To.Conversation(ConversationId conversation) -> new Recipient.ToConversation(conversation);
        };
    }
}
