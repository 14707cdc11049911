package parley.groups.port.in;

import java.util.List;
import parley.groups.domain.Edit;
import parley.groups.domain.GroupView;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Changes name, description, avatar or settings of a group.
///
/// What differs from the present is told one by one, in the order name, description, avatar, settings. Before
/// each of them the caller's role is looked at, and whether somebody else changed the group in between: then
/// what was done stays, and the rest is not done.
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

        /// The group has another version, from before or since the last of the changes that were made: nothing was
        /// changed, or nothing more.
        record Outdated(GroupView current) implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the edit
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}

        /// There is no such group, or the caller never was a member of it.
        record NotFound() implements Result {}

        /// The caller is no member any more: nothing was changed, or nothing more.
        record NotMember() implements Result {}

        /// The caller's role does not suffice: nothing was changed, or nothing more.
        record Forbidden() implements Result {}

        /// It is unknown whether it was done, or will be, or only some of it: read the group and repeat the
        /// rest.
        record Unavailable() implements Result {}
    }
}
