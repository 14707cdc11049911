package parley.adapter.bridge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import parley.kernel.UserId;
import parley.messaging.port.out.LiveDevices;
import parley.messaging.port.out.RegistryUnavailableException;
import parley.presence.domain.Connection;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.port.in.FindConnections;

/// Messaging asks presence which devices are connected, and where.
public final class PresenceLiveDevices implements LiveDevices {
    private final FindConnections findConnections;

    public PresenceLiveDevices(FindConnections findConnections) {
        this.findConnections = findConnections;
    }

    @Override
    public List<LiveDevice> of(Collection<UserId> users) {
        List<Connection> connections = find(users);
        List<LiveDevice> devices = new ArrayList<>(connections.size());
        for (Connection connection : connections) {
            devices.add(new LiveDevice(
                    connection.user(), connection.device(), connection.session(), connection.instance()));
        }
        return devices;
    }

    private List<Connection> find(Collection<UserId> users) {
        try {
            return findConnections.find(users);
        } catch (PresenceUnavailableException unknown) {
            throw new RegistryUnavailableException("presence does not know now", unknown);
        }
    }
}
