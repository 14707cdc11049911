package parley.identity.port.in;

import parley.kernel.UserId;

/// Whether one user may see whether another is online, and when last. Asked often: answered from memory in
/// the common case.
@FunctionalInterface
public interface CheckPresencePrivacy {
    Result check(Query query);

    record Query(UserId watcher, UserId watched) {}

    enum Result {
        /// Also for oneself.
        ALLOWED,
        /// The watcher is none of the contacts of the watched, who shows it to contacts: only if they are
        /// members of a group together.
        IF_FELLOW_MEMBER,
        /// The watched shows it to nobody, one of the two blocks the other, or there is no such account: not
        /// to be told apart.
        REFUSED
    }
}
