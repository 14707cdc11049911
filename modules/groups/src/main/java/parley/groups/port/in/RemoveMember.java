package parley.groups.port.in;

import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Removes somebody from a group: admins remove members, the owner also admins. Who removes itself leaves.
///
/// From the beginning of the call on the member can neither send nor gets anything new.
@FunctionalInterface
public interface RemoveMember {
    Result remove(Command command);

    record Command(UserId user, DeviceId device, ConversationId group, UserId member) {}

    sealed interface Result {
        record Removed() implements Result {}

        /// `member` is not in the group.
        record NoSuchMember() implements Result {}

        /// The owner cannot leave while there are others.
        record MustHandOver() implements Result {}

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
