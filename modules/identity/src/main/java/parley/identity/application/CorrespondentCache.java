package parley.identity.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import parley.identity.port.out.Accounts;
import parley.identity.port.out.Blocks;
import parley.kernel.UserId;

/// Which users exist and whom they block, in memory; see [UserCache]. Users who do not exist are not kept, so
/// that made-up ids push nobody out.
final class CorrespondentCache {
    private final UserCache<Correspondent> users;

    /// @param capacity the most users that are kept
    CorrespondentCache(Accounts accounts, Blocks blocks, int capacity, Duration life, Clock clock) {
        this.users = new UserCache<>(
                user -> new Correspondent(accounts.find(user).isPresent(), blocks.blockedBy(user)),
                loaded -> loaded.exists() ? 1 : 0,
                capacity,
                life,
                clock);
    }

    /// What is known about a user.
    record Correspondent(boolean exists, Set<UserId> blocked) {
        Correspondent {
            blocked = Set.copyOf(blocked);
        }
    }

    Correspondent get(UserId user) {
        return users.get(user);
    }

    /// Whether one of the two blocks the other.
    boolean isBlocked(UserId one, UserId other) {
        return get(other).blocked().contains(one) || get(one).blocked().contains(other);
    }

    void invalidate(UserId user) {
        users.invalidate(user);
    }

    int size() {
        return users.size();
    }
}
