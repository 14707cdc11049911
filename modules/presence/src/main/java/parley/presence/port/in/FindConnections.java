package parley.presence.port.in;

import java.util.Collection;
import java.util.List;
import parley.kernel.UserId;
import parley.presence.domain.Connection;

/// Looks up the live connections of many users at once.
@FunctionalInterface
public interface FindConnections {
    List<Connection> find(Collection<UserId> users);
}
