package parley.adapter.rest;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import parley.kernel.UserId;

/// Counts the calls of each user that are under way, their answers included: an answer that nobody reads stays in
/// memory. Bounded by the calls.
final class CallsAtOnce {
    private final int most;
    private final ConcurrentMap<UserId, Integer> byUser = new ConcurrentHashMap<>();

    CallsAtOnce(int most) {
        this.most = most;
    }

    /// Counts a call, also one that is refused; every call is given back with [#leave].
    ///
    /// @return whether it is not one too many
    boolean enter(UserId user) {
        return byUser.merge(user, 1, Integer::sum) <= most;
    }

    void leave(UserId user) {
        byUser.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
    }

    int users() {
        return byUser.size();
    }
}
