package parley.presence.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.kernel.ConversationId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.domain.Signal;
import parley.presence.port.out.ConnectionRegistry;
import parley.presence.port.out.PresencePeers;

/// Brings what goes on to the connections of users, on whichever instance. Without the registry, to those of
/// this one.
final class Reach {
    private final ConnectionRegistry registry;
    private final PresencePeers peers;
    private final InstanceId instance;
    private final LocalConnections local;

    Reach(PresencePorts ports, LocalConnections local) {
        this.registry = ports.registry();
        this.peers = ports.cluster().peers();
        this.instance = ports.cluster().instance();
        this.local = local;
    }

    List<Connection> find(Collection<UserId> users) {
        try {
            return registry.find(users).connections();
        } catch (PresenceUnavailableException unavailable) {
            return findHere(Set.copyOf(users));
        }
    }

    void typing(List<Connection> connections, ConversationId conversation, UserId user, boolean on) {
        Map<InstanceId, List<SessionId>> others = new HashMap<>();
        for (Connection connection : connections) {
            if (connection.instance().equals(instance)) {
                LiveConnection live = local.find(connection.session());
                if (live != null) {
                    live.signals().typing(conversation, user, on);
                }
            } else {
                others.computeIfAbsent(connection.instance(), added -> new ArrayList<>())
                        .add(connection.session());
            }
        }
        others.forEach((other, sessions) -> peers.send(other, new Signal.Typing(sessions, conversation, user, on)));
    }

    private List<Connection> findHere(Set<UserId> users) {
        List<Connection> found = new ArrayList<>();
        for (UserId user : users) {
            local.of(user).forEach(live -> found.add(live.connection()));
        }
        return found;
    }
}
