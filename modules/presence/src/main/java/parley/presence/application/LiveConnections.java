package parley.presence.application;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import parley.kernel.SessionId;
import parley.kernel.TimingWheel;
import parley.presence.domain.Connection;
import parley.presence.port.in.RegisterConnection.Liveness;
import parley.presence.port.out.ConnectionRegistry;

/// The connections that this instance holds, each with its pulse.
final class LiveConnections {
    private final ConnectionRegistry registry;
    private final TimingWheel wheel;
    private final long deadlineNanos;
    private final ConcurrentMap<SessionId, LiveConnection> bySession = new ConcurrentHashMap<>();

    LiveConnections(ConnectionRegistry registry, TimingWheel wheel, Duration deadline) {
        this.registry = registry;
        this.wheel = wheel;
        this.deadlineNanos = deadline.toNanos();
    }

    LiveConnection register(Connection connection, Liveness liveness) {
        LiveConnection live = new LiveConnection(connection, liveness, wheel, deadlineNanos);
        // Known here before it is in the registry: whoever displaces it there must be able to tell it.
        bySession.put(connection.session(), live);
        boolean registered = false;
        try {
            live.watch();
            Optional<Connection> displaced = registry.put(connection);
            registered = true;
            displaced.map(Connection::session).map(bySession::get).ifPresent(LiveConnection::replace);
        } finally {
            if (!registered) {
                live.end();
                bySession.remove(connection.session());
            }
        }
        return live;
    }

    void drop(SessionId session) {
        LiveConnection live = bySession.remove(session);
        if (live != null) {
            live.end();
            registry.remove(live.connection());
        }
    }
}
