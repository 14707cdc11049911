package parley.presence.inmemory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.port.out.ConnectionRegistry;

/// The connections of one process. Bounded by the connections that its gateway accepts.
public final class InMemoryConnectionRegistry implements ConnectionRegistry {
    private final ConcurrentMap<UserId, List<Connection>> byUser = new ConcurrentHashMap<>();

    @Override
    public Optional<Connection> put(Connection connection) {
        List<Connection> displaced = new ArrayList<>(1);
        byUser.merge(connection.user(), List.of(connection), (held, added) -> {
            displaced.clear();
            List<Connection> kept = new ArrayList<>(held.size() + 1);
            for (Connection other : held) {
                (isOf(other, connection.device()) ? displaced : kept).add(other);
            }
            kept.add(connection);
            return List.copyOf(kept);
        });
        return displaced.stream()
                .filter(other -> !isSession(other, connection.session()))
                .findFirst();
    }

    @Override
    public boolean remove(Connection connection) {
        boolean[] removed = new boolean[1];
        byUser.computeIfPresent(connection.user(), (user, held) -> {
            List<Connection> kept = held.stream()
                    .filter(other -> !isOf(other, connection.device()) || !isSession(other, connection.session()))
                    .toList();
            removed[0] = kept.size() < held.size();
            return kept.isEmpty() ? null : kept;
        });
        return removed[0];
    }

    @Override
    public List<Connection> find(Collection<UserId> users) {
        Set<UserId> distinct = users instanceof Set<UserId> set ? set : new HashSet<>(users);
        List<Connection> found = new ArrayList<>();
        for (UserId user : distinct) {
            found.addAll(byUser.getOrDefault(user, List.of()));
        }
        return found;
    }

    private static boolean isOf(Connection connection, DeviceId device) {
        return connection.device().equals(device);
    }

    private static boolean isSession(Connection connection, SessionId session) {
        return connection.session().equals(session);
    }
}
