package parley.adapter.websocket.messaging;

import parley.adapter.websocket.frame.ClientFrame;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.port.in.SendMessage;

/// Whom a frame is for, in the words of messaging.
final class Recipients {
    private Recipients() {}

    static SendMessage.Recipient of(ClientFrame.To to) {
        return switch (to) {
            case ClientFrame.To.User(UserId user) -> new SendMessage.Recipient.ToUser(user);
            case ClientFrame.To.Conversation(ConversationId conversation) ->
                new SendMessage.Recipient.ToConversation(conversation);
        };
    }
}
