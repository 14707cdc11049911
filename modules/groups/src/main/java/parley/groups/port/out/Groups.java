package parley.groups.port.out;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.groups.domain.Group;
import parley.groups.domain.GroupState;
import parley.groups.domain.GroupView;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// The groups that exist, those whose creation is pending included.
public interface Groups {
    Optional<Group> find(ConversationId group);

    /// How often the group, its members or its pending change changed; grows with each change, in the same transaction.
    /// Empty if there is no such group.
    OptionalLong revision(ConversationId group);

    /// Group, members and pending change as they are at one moment. Reads every member.
    Optional<GroupState> state(ConversationId group);

    /// The groups that the user is a member of, by the text of their ids, from the first one after `after`.
    /// Somebody whom a pending change removes is not a member.
    List<GroupView> ofMember(UserId user, ConversationId after, int limit);
}
