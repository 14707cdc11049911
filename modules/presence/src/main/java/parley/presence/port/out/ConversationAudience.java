package parley.presence.port.out;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Knows to whom somebody in a conversation speaks.
@FunctionalInterface
public interface ConversationAudience {
    Answer of(UserId speaker, ConversationId conversation);

    sealed interface Answer {
        /// @param members all members but the speaker, each once
        record Members(List<UserId> members) implements Answer {
            public Members {
                members = List.copyOf(members);
            }
        }

        /// The speaker was a member, and is none now.
        record NotMember() implements Answer {}

        /// No such conversation, or not one that the speaker may know of.
        record NotFound() implements Answer {}

        /// It cannot be found out now.
        record Unavailable() implements Answer {}
    }
}
