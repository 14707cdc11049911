package parley.groups.port.in;

import parley.groups.domain.GroupView;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Joins a group by a link, or asks to if the group wants approval.
@FunctionalInterface
public interface JoinByLink {
    Result join(Command command);

    record Command(UserId user, DeviceId device, String token) {}

    sealed interface Result {
        /// Also if the user was a member already.
        record Joined(GroupView view) implements Result {}

        /// An admin has to approve. Also if the user had asked before.
        record Requested(ConversationId group) implements Result {}

        /// Unknown, revoked, expired or used up.
        record NotFound() implements Result {}

        /// The group has `limit` members.
        record Full(int limit) implements Result {}

        /// The group has `limit` requests that nobody decided.
        record TooManyRequests(int limit) implements Result {}

        /// It is unknown whether it was done, or will be: repeat it.
        record Unavailable() implements Result {}
    }
}
