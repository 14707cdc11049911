package parley.groups.port.in;

import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Takes the own request to join a group back.
@FunctionalInterface
public interface WithdrawRequest {
    Result withdraw(Command command);

    record Command(UserId user, ConversationId group) {}

    sealed interface Result {
        record Withdrawn() implements Result {}

        /// The user does not ask to join such a group.
        record NoSuchRequest() implements Result {}

        /// It is unknown whether it was done, or will be: repeat it.
        record Unavailable() implements Result {}
    }
}
