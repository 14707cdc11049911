package parley.groups.domain;

import parley.kernel.UserId;

/// Somebody who cannot be added to a group.
public record Refusal(UserId user, Reason reason) {
    /// Why not.
    public enum Reason {
        /// There is no such user.
        NOT_FOUND,
        /// The user and whoever adds it: one blocks the other.
        BLOCKED,
        /// The user is in already.
        ALREADY_MEMBER
    }
}
