package parley.presence.domain;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// What one instance tells another about connections that the other holds. May be lost, repeated or late;
/// nothing durable depends on it.
public sealed interface Signal {
    /// A newer stream of the device has been registered elsewhere: this one is over.
    record Replaced(Connection connection) implements Signal {}

    /// A user is typing in a conversation, or has stopped.
    ///
    /// @param sessions whom to tell, all of them of the instance that gets the signal
    record Typing(List<SessionId> sessions, ConversationId conversation, UserId user, boolean on) implements Signal {
        public Typing {
            sessions = List.copyOf(sessions);
        }
    }
}
