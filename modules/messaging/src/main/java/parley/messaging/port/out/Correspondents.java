package parley.messaging.port.out;

import parley.kernel.UserId;

/// Who may write to whom directly. Asked for every message: answers come from memory in the common case.
@FunctionalInterface
public interface Correspondents {
    Permission mayWrite(UserId sender, UserId recipient);

    /// Outcome of the question.
    enum Permission {
        ALLOWED,
        /// The recipient does not exist, or not any more.
        UNKNOWN,
        /// One of the two blocks the other.
        BLOCKED,
        /// It cannot be told now.
        UNAVAILABLE
    }
}
