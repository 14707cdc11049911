package parley.presence.port.out;

import java.util.Collection;
import java.util.List;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.Placement;
import parley.presence.domain.Registration;
import parley.presence.domain.Standing;
import parley.presence.domain.Whereabouts;

/// Which devices are connected where, on all instances. Holds one connection per device, the newest; safe for
/// concurrent use by any number of instances.
///
/// An entry counts only while its instance is alive. What it holds may be lost as a whole or in part, and is
/// then registered anew by the instances; nothing durable depends on it. Every method but [#losses] throws
/// [parley.presence.domain.PresenceUnavailableException] if the registry does not answer in time; what the
/// call would have changed is then changed or not.
public interface ConnectionRegistry {
    /// Makes `connection` the one of its device. Concurrent calls for one device take effect one after the
    /// other, and each gets the connection it displaced. The epoch is that of the connection before plus one,
    /// or the time of the registry if that is more; a session that is put again gets a higher one.
    Placement put(Connection connection);

    /// Removes `connection` if its session is still the stored one of its device. Idempotent.
    ///
    /// @param lastAlive when it was last alive, milliseconds since 1970; remembered of the user for a limited
    ///     time, the highest if there are several
    /// @return whether it was removed by this call
    boolean remove(Connection connection, long lastAlive);

    /// What is known of all devices of `users`, in one look-up. Unknown users have no connections; a user
    /// named twice counts once.
    Whereabouts find(Collection<UserId> users);

    /// Puts back what is missing: a connection takes the place of its device's only if there is none, or one
    /// with a lower epoch. Idempotent.
    ///
    /// @return how each stands afterwards, in their order
    List<Standing> confirm(List<Registration> registrations);

    /// How often what it holds may have been lost so far, as far as this instance noticed: whoever sees the
    /// number grow confirms everything it has. Answered from memory.
    long losses();
}
