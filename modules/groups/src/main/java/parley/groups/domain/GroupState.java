package parley.groups.domain;

import java.util.List;
import java.util.Optional;
import parley.kernel.UserId;

/// Everything that a change of a group is decided from.
///
/// @param revision grows whenever a change becomes pending, is settled or is given up
/// @param members those whose membership has begun and not ended; somebody whom a pending change removes is
/// not among them
/// @param pending the pending change, if there is one
public record GroupState(Group group, long revision, List<Member> members, List<PendingChange> pending) {
    public GroupState {
        members = List.copyOf(members);
        pending = List.copyOf(pending);
        if (pending.size() > 1) {
            throw new IllegalArgumentException("pending: " + pending.size() + " (expected: at most 1)");
        }
    }

    public Optional<Member> member(UserId user) {
        return members.stream().filter(member -> member.user().equals(user)).findFirst();
    }
}
