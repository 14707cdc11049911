package parley.groups.port.in;

import java.util.List;
import parley.groups.domain.Interval;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// What a user may see of a group's conversation, of former memberships too. Answered from memory in the
/// common case, with the limits of [FindMembership].
@FunctionalInterface
public interface FindVisibility {
    /// Ascending and apart from each other; none if the user never was a member.
    List<Interval> find(Query query);

    record Query(ConversationId group, UserId user) {}
}
