package parley.groups.port.in;

import java.util.List;
import parley.groups.domain.Refusal;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Adds users to a group: for admins, and for members if the settings permit it.
@FunctionalInterface
public interface AddMembers {
    Result add(Command command);

    /// @param users at least one, at most as many as a group may have; each counts once
    record Command(UserId user, DeviceId device, ConversationId group, List<UserId> users) {
        public Command {
            users = List.copyOf(users);
        }
    }

    sealed interface Result {
        /// @param added those who were added, in the order of the command
        /// @param refused those who could not be
        record Added(List<UserId> added, List<Refusal> refused) implements Result {
            public Added {
                added = List.copyOf(added);
                refused = List.copyOf(refused);
            }
        }

        /// The group would have more than `limit` members. Nobody was added.
        record Full(int limit) implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the command
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}

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
