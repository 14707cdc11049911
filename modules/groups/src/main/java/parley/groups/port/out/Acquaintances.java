package parley.groups.port.out;

import parley.kernel.UserId;

/// Who exists, and who blocks whom.
@FunctionalInterface
public interface Acquaintances {
    /// Whether `actor` may add `user` to a group. Who asks about itself learns whether it exists.
    Answer mayAdd(UserId actor, UserId user);

    enum Answer {
        ALLOWED,
        /// There is no such user.
        UNKNOWN,
        /// One of the two blocks the other.
        BLOCKED,
        /// It cannot be found out now.
        UNAVAILABLE
    }
}
