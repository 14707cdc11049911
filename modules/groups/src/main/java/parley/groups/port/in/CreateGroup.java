package parley.groups.port.in;

import java.util.List;
import parley.groups.domain.GroupProfile;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.GroupView;
import parley.groups.domain.Refusal;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Creates a group, owned by whoever creates it, and its conversation, whose first entry tells of it.
@FunctionalInterface
public interface CreateGroup {
    Result create(Command command);

    /// @param members the first members; the creator is one in any case
    /// @param key names this creation among those of the creator, so that repeating it creates nothing twice;
    /// empty if it will not be repeated
    record Command(
            UserId creator,
            DeviceId device,
            GroupProfile profile,
            GroupSettings settings,
            List<UserId> members,
            String key) {
        public Command {
            members = List.copyOf(members);
        }
    }

    sealed interface Result {
        /// @param view as the creator sees it
        record Created(GroupView view) implements Result {}

        /// The key names a group that the creator is no member of any more.
        record NotMember() implements Result {}

        /// The key names a group that was created with other members, another profile or other settings. Told as
        /// long as nothing was changed since; afterwards a repetition gets the group as it is.
        record OtherContent() implements Result {}

        /// These members cannot be added, for these reasons. Nothing was created.
        ///
        /// @param refusals at least one
        record Refused(List<Refusal> refusals) implements Result {
            public Refused {
                refusals = List.copyOf(refusals);
            }
        }

        /// More than `limit` members. Nothing was created.
        record Full(int limit) implements Result {}

        /// It is unknown whether it was done, or will be: repeat it.
        record Unavailable() implements Result {}
    }
}
