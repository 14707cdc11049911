package parley.groups.port.in;

import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Lets somebody who asked in, or not: for admins.
@FunctionalInterface
public interface DecideRequest {
    Result decide(Command command);

    record Command(UserId user, DeviceId device, ConversationId group, UserId requester, boolean approved) {}

    sealed interface Result {
        /// Done. Also if somebody is to be let in who is a member already.
        record Decided() implements Result {}

        /// `requester` does not ask, or not any more.
        record NoSuchRequest() implements Result {}

        /// The group has `limit` members.
        record Full(int limit) implements Result {}

        /// There is no such group, or the caller never was a member of it.
        record NotFound() implements Result {}

        /// The caller is no member any more.
        record NotMember() implements Result {}

        /// The caller's role does not suffice.
        record Forbidden() implements Result {}

        /// It is unknown whether it was done, or will be: repeat it.
        record Unavailable() implements Result {}
    }
}
