package parley.presence.port.in;

import java.util.List;
import parley.kernel.UserId;
import parley.presence.domain.Connection;

/// Looks up the connections that a user has to this instance.
@FunctionalInterface
public interface FindLocalConnections {
    /// Answered from memory, also while the registry is away.
    List<Connection> find(UserId user);
}
