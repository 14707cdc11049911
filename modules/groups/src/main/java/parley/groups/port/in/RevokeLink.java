package parley.groups.port.in;

import parley.groups.domain.LinkId;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Makes a link useless: for admins, and for the member who made it.
@FunctionalInterface
public interface RevokeLink {
    Result revoke(Command command);

    record Command(UserId user, DeviceId device, ConversationId group, LinkId link) {}

    sealed interface Result {
        record Revoked() implements Result {}

        /// The group has no such link, or it expired or is used up.
        record NoSuchLink() implements Result {}

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
