package parley.messaging.domain;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// A conversation and what decides who its members are.
public sealed interface Conversation {
    ConversationId id();

    /// Between two users, or a user and itself.
    ///
    /// @param first the smaller user id of the pair, as [DirectPair] orders them
    /// @param second the larger user id; equal to `first` in a chat with oneself
    record Direct(ConversationId id, UserId first, UserId second) implements Conversation {
        /// Everybody who takes part, each once.
        public List<UserId> members() {
            return first.equals(second) ? List.of(first) : List.of(first, second);
        }

        public boolean hasMember(UserId user) {
            return first.equals(user) || second.equals(user);
        }

        /// The other member; the user itself in a chat with oneself.
        public UserId peerOf(UserId user) {
            return first.equals(user) ? second : first;
        }
    }

    /// Among any number of users, who join and leave: not for messaging to know.
    record Group(ConversationId id) implements Conversation {}
}
