package parley.identity.port.in;

import parley.kernel.UserId;

/// Whether one user may write to another directly. Asked for every message: answered from memory in the common
/// case.
@FunctionalInterface
public interface CheckCorrespondence {
    Result check(Query query);

    record Query(UserId sender, UserId recipient) {}

    enum Result {
        ALLOWED,
        /// The recipient has no account, or not any more.
        UNKNOWN,
        /// One of the two blocks the other.
        BLOCKED
    }
}
