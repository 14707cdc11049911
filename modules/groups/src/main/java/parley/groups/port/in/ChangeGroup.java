package parley.groups.port.in;

import java.util.List;
import parley.groups.domain.Edit;
import parley.groups.domain.GroupView;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Changes name, description, avatar or settings of a group.
///
/// What differs from the present is told one by one, in the order name, description, avatar, settings.
/// Members may edit the profile if the settings permit it; settings are for admins.
@FunctionalInterface
public interface ChangeGroup {
    Result change(Command command);

    /// @param version that of the group the edits were made from
    /// @param edits the last one of a kind counts
    record Command(UserId user, DeviceId device, ConversationId group, long version, List<Edit> edits) {
        public Command {
            edits = List.copyOf(edits);
        }
    }

    sealed interface Result {
        /// Also if nothing differed.
        record Changed(GroupView view) implements Result {}

        /// The group has another version: nothing was changed.
        record Outdated(GroupView current) implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the edit
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}

        /// There is no such group, or the caller never was a member of it.
        record NotFound() implements Result {}

        /// The caller is no member any more.
        record NotMember() implements Result {}

        /// The caller's role does not suffice.
        record Forbidden() implements Result {}

        /// It is unknown whether it was done, or will be, or only some of it: read the group and repeat the
        /// rest.
        record Unavailable() implements Result {}
    }
}
