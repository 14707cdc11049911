package parley.messaging.port.out;

import java.util.List;
import java.util.Optional;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Visibility;

/// Who takes part in a group, and since when. Asked for every message: answers come from memory in the common
/// case. An answer may be older than the truth in that somebody is not a member yet, never in that somebody
/// still is one.
///
/// All methods block and throw [LogUnavailableException] when the answer cannot be found out now.
public interface ConversationMembers {
    /// The present members; empty if there is no such group.
    Optional<Membership> find(ConversationId group);

    /// What the user may see of the group, of former memberships too.
    Visibility visibility(ConversationId group, UserId user);

    /// The present members who may see the entry at `seq`, in no particular order.
    default List<UserId> present(ConversationId group, long seq) {
        return find(group).map(Membership::users).orElse(List.of()).stream()
                .filter(user -> visibility(group, user).contains(seq))
                .toList();
    }

    /// Another instance may have changed the group: [#find] answers as the store does from now on. Called when this
    /// instance opens the conversation for writing.
    void refresh(ConversationId group);

    /// A change of the group is durable in its log at `seq`: memberships that it begins or ends do so there.
    /// Called by the one writer of the conversation before anybody is told, so that [#find] and [#visibility]
    /// answer accordingly from then on. Idempotent; a change that is not pending is ignored.
    void settle(ConversationId group, Cid change, long seq);
}
