package parley.presence.port.in;

import parley.kernel.UserId;

/// Takes note that what others may see of a user, or the user of others, may have changed: a setting, a contact,
/// a block, a membership.
///
/// Only hastens things: every decision is made again with each change that is told, and without one every minute
/// (the configured `review`).
@FunctionalInterface
public interface ReviewPresence {
    /// Returns at once; the sessions concerned are told with the next flush.
    void review(UserId user);
}
