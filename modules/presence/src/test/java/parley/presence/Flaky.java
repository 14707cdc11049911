package parley.presence;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.Placement;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.domain.Registration;
import parley.presence.domain.Standing;
import parley.presence.domain.Whereabouts;
import parley.presence.port.out.ConnectionRegistry;

/// A registry that one instance can lose sight of.
public final class Flaky implements ConnectionRegistry {
    private final ConnectionRegistry registry;
    private volatile boolean away;
    private volatile boolean unsure;
    private volatile int finds;

    Flaky(ConnectionRegistry registry) {
        this.registry = registry;
    }

    /// Does not answer from now on, or answers again.
    public void away(boolean gone) {
        away = gone;
    }

    /// Is unsure about every user from now on, or no more.
    public void unsure(boolean rebuilt) {
        unsure = rebuilt;
    }

    /// How often it was asked where users are.
    public int finds() {
        return finds;
    }

    @Override
    public Placement put(Connection connection) {
        return reached().put(connection);
    }

    @Override
    public boolean remove(Connection connection, long lastAlive) {
        return reached().remove(connection, lastAlive);
    }

    @Override
    public synchronized Whereabouts find(Collection<UserId> users) {
        finds++;
        Whereabouts found = reached().find(users);
        return unsure ? new Whereabouts(found.connections(), found.lastSeen(), Set.copyOf(users)) : found;
    }

    @Override
    public List<Standing> confirm(List<Registration> registrations) {
        return reached().confirm(registrations);
    }

    @Override
    public long losses() {
        return registry.losses();
    }

    private ConnectionRegistry reached() {
        if (away) {
            throw new PresenceUnavailableException("away");
        }
        return registry;
    }
}
