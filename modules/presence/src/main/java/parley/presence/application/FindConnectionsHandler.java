package parley.presence.application;

import java.util.Collection;
import java.util.List;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.domain.Whereabouts;
import parley.presence.port.in.FindConnections;

final class FindConnectionsHandler implements FindConnections {
    private final Inquiries inquiries;

    FindConnectionsHandler(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    @Override
    public List<Connection> find(Collection<UserId> users) {
        Whereabouts found = inquiries.find(users);
        if (!found.unsure().isEmpty()) {
            throw new PresenceUnavailableException("the registry is being rebuilt");
        }
        for (Connection connection : found.connections()) {
            if (!inquiries.isThere(connection)) {
                return found.connections().stream().filter(inquiries::isThere).toList();
            }
        }
        return found.connections();
    }
}
