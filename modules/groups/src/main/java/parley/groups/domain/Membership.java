package parley.groups.domain;

import java.util.List;
import java.util.Set;
import parley.kernel.UserId;

/// Who takes part in a group now, as the send path needs it.
///
/// @param version grows with every change of the group, also when one becomes pending
/// @param users everybody whose membership has begun and not ended, each once; who is being removed is not
/// there
/// @param posters those of `users` who may send
/// @param queued whether the group is so large that entries reach its members by a queued job
public record Membership(long version, List<UserId> users, Set<UserId> posters, boolean queued) {
    public Membership {
        users = List.copyOf(users);
        posters = Set.copyOf(posters);
    }
}
