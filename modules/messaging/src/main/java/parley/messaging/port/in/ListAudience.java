package parley.messaging.port.in;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// To whom a member of a conversation speaks: asked before something that is not stored is passed on.
@FunctionalInterface
public interface ListAudience {
    Result list(Query query);

    record Query(UserId user, ConversationId conversation) {}

    sealed interface Result {
        /// @param members all present members but the user
        record Found(List<UserId> members) implements Result {
            public Found {
                members = List.copyOf(members);
            }
        }

        /// No such conversation, or not one the user may know of.
        record NotFound() implements Result {}

        /// The user was a member.
        record NotMember() implements Result {}

        record Unavailable() implements Result {}
    }
}
