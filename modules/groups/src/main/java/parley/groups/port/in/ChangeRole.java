package parley.groups.port.in;

import parley.groups.domain.Role;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Gives a member another role: admins make members admins, the owner also makes admins members, and hands
/// over.
@FunctionalInterface
public interface ChangeRole {
    Result change(Command command);

    /// @param role the owner hands over with [Role#OWNER], and is an admin then
    record Command(UserId user, DeviceId device, ConversationId group, UserId member, Role role) {}

    sealed interface Result {
        /// Also if the member had the role.
        record Changed() implements Result {}

        /// `member` is not in the group.
        record NoSuchMember() implements Result {}

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
