package parley.presence.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.kernel.SessionId;
import parley.kernel.TimingWheel;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.port.in.RegisterConnection;
import parley.presence.port.in.SignalOutput;
import parley.presence.port.out.ConnectionRegistry;

/// The connections that this instance holds, each with its pulse, what it watches and where it types.
final class LiveConnections {
    private final ConnectionRegistry registry;
    private final TimingWheel wheel;
    private final Clock clock;
    private final long deadlineNanos;
    private final Sightings sightings;
    private final Watchers watchers;
    private final Typists typists;
    private final ConcurrentMap<SessionId, LiveConnection> bySession = new ConcurrentHashMap<>();

    LiveConnections(PresencePorts ports, PresenceConfig config, Clock clock, Sightings sightings, Watchers watchers) {
        this.registry = ports.registry();
        this.wheel = ports.wheel();
        this.clock = clock;
        Duration deadline = config.offlineAfter();
        this.deadlineNanos = deadline.toNanos();
        this.sightings = sightings;
        this.watchers = watchers;
        this.typists = new Typists(ports, config.typing(), this::output);
    }

    LiveConnection register(RegisterConnection.Command command) {
        Connection connection = command.connection();
        LiveConnection live = new LiveConnection(command, wheel, deadlineNanos);
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
        sightings.came(connection.user());
        return live;
    }

    void drop(SessionId session) {
        LiveConnection live = bySession.remove(session);
        if (live == null) {
            return;
        }
        live.end();
        live.watches().ifPresent(watchers::ended);
        typists.ended(session);
        if (registry.remove(live.connection())) {
            long silentMillis = TimeUnit.NANOSECONDS.toMillis(wheel.now() - live.lastAlive());
            sightings.left(live.connection().user(), clock.millis() - silentMillis);
        }
    }

    @Nullable
    LiveConnection find(SessionId session) {
        return bySession.get(session);
    }

    Typists typists() {
        return typists;
    }

    /// Has everything decided again that the user's sessions watch.
    void review(UserId user) {
        for (Connection connection : registry.find(Set.of(user))) {
            LiveConnection live = bySession.get(connection.session());
            if (live != null) {
                live.watches().ifPresent(watchers::review);
            }
        }
    }

    private Optional<SignalOutput> output(SessionId session) {
        return Optional.ofNullable(bySession.get(session)).map(LiveConnection::signals);
    }
}
