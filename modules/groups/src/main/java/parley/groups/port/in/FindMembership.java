package parley.groups.port.in;

import java.util.Optional;
import parley.groups.domain.Membership;
import parley.kernel.ConversationId;

/// Who takes part in a group now. Asked for every message: answered from memory in the common case.
///
/// The answer may be older than the truth in that somebody is not a member yet, never in that somebody still
/// is one, as far as changes were made on this instance; those of others are seen when they are settled here,
/// or when the memory is older than its life.
@FunctionalInterface
public interface FindMembership {
    /// Empty if there is no such group; without members while its creation is pending.
    Optional<Membership> find(ConversationId group);
}
