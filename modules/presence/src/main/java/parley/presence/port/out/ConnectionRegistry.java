package parley.presence.port.out;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import parley.kernel.UserId;
import parley.presence.domain.Connection;

/// Which devices are connected where. Holds one connection per device, the newest; safe for concurrent use.
///
/// What it holds may be lost as a whole and is then registered anew by the instances; nothing durable depends on it.
public interface ConnectionRegistry {
    /// Makes `connection` the one of its device. Concurrent calls for one device take effect one after the
    /// other, and each gets the connection it displaced.
    ///
    /// @return the connection that the device had before; empty if none, or if it was this very session
    Optional<Connection> put(Connection connection);

    /// Removes `connection` if its session is still the stored one of its device. Idempotent.
    ///
    /// @return whether it was removed by this call
    boolean remove(Connection connection);

    /// The connections of all devices of `users`, in no particular order. Unknown users have none; a user named twice
    /// counts once.
    List<Connection> find(Collection<UserId> users);
}
