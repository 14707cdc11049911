package parley.presence.port.out;

import parley.kernel.UserId;

/// Knows who are members of the same group.
@FunctionalInterface
public interface FellowMembers {
    /// Whether the two are members of a group together, now. The order of the two does not matter.
    ///
    /// @throws parley.presence.domain.PresenceUnavailableException if it cannot be found out now
    boolean areFellows(UserId one, UserId other);
}
