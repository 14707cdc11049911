package parley.messaging.domain;

import java.util.List;
import java.util.Set;
import parley.kernel.UserId;

/// Who takes part in a group now, as its owner of memberships knows it.
///
/// @param version grows with every change of the group
/// @param users everybody whose membership has begun and not ended, each once; somebody whose removal is under
///     way is not among them
/// @param posters those of `users` who may send
/// @param queued whether the group is so large that entries reach its members by a queued job
public record Membership(long version, List<UserId> users, Set<UserId> posters, boolean queued) {
    public Membership {
        users = List.copyOf(users);
        posters = Set.copyOf(posters);
    }

    public boolean hasMember(UserId user) {
        return posters.contains(user) || users.contains(user);
    }
}
