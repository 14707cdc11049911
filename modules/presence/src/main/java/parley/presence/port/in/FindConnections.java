package parley.presence.port.in;

import java.util.Collection;
import java.util.List;
import parley.kernel.UserId;
import parley.presence.domain.Connection;

/// Looks up the live connections of many users at once.
@FunctionalInterface
public interface FindConnections {
    /// In no particular order; a connection of this instance only if it is still there.
    ///
    /// @throws parley.presence.domain.PresenceUnavailableException if it is not known now: the users may be
    ///     connected to any instance
    List<Connection> find(Collection<UserId> users);
}
