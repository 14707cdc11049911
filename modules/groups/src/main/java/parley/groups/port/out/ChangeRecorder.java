package parley.groups.port.out;

import parley.groups.domain.PendingChange;

/// The log of the conversations, for the entries that tell of a group's changes.
@FunctionalInterface
public interface ChangeRecorder {
    /// Stores the change as an entry of the group's conversation. Repeating a change stores nothing twice.
    ///
    /// Before it returns [Outcome#RECORDED], [parley.groups.port.in.SettleChange] was called with the entry's
    /// seq, on another thread or on this one.
    Outcome record(PendingChange change);

    enum Outcome {
        /// Durable and settled.
        RECORDED,
        /// Certainly not stored, and never will be.
        REFUSED,
        /// Unknown whether it was stored or settled: record the same change again.
        UNKNOWN
    }
}
