package parley.presence.port.out;

import parley.kernel.UserId;

/// What users let each other see. Asked for every change that somebody watches, so it answers from memory in the
/// common case; an answer may be out of date only as long as a cache of whoever knows.
public interface PresencePrivacy {
    /// Whether `watcher` may see when `watched` is online.
    ///
    /// @throws parley.presence.domain.PresenceUnavailableException if it cannot be found out now
    Decision mayWatch(UserId watcher, UserId watched);

    /// Whether one of the two blocks the other, or does not exist: nothing is passed between them. The order of
    /// the two does not matter.
    ///
    /// @throws parley.presence.domain.PresenceUnavailableException if it cannot be found out now
    boolean apart(UserId one, UserId other);

    enum Decision {
        ALLOWED,
        /// Only if the two are members of the same group.
        IF_FELLOWS,
        REFUSED
    }
}
