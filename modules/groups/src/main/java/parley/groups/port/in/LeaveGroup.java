package parley.groups.port.in;

import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Leaves a group. The owner has to hand over before, unless it is the last member; after that nobody can
/// join again.
@FunctionalInterface
public interface LeaveGroup {
    Result leave(Command command);

    record Command(UserId user, DeviceId device, ConversationId group) {}

    sealed interface Result {
        record Left() implements Result {}

        /// The owner cannot leave while there are others.
        record MustHandOver() implements Result {}

        /// There is no such group, or the caller never was a member of it.
        record NotFound() implements Result {}

        /// The caller is no member any more.
        record NotMember() implements Result {}

        /// It is unknown whether it was done, or will be: repeat it.
        record Unavailable() implements Result {}
    }
}
