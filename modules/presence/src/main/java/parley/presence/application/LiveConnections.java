package parley.presence.application;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.TimingWheel;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.Placement;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.domain.Signal;
import parley.presence.port.in.RegisterConnection;
import parley.presence.port.out.ConnectionRegistry;
import parley.presence.port.out.PresenceChannel;
import parley.presence.port.out.PresencePeers;

/// Brings connections of this instance into the registry and out of it, and tells those that they displace.
/// Without the registry they live all the same, and are registered when it is back.
final class LiveConnections {
    private final ConnectionRegistry registry;
    private final TimingWheel wheel;
    private final Clock clock;
    private final long deadlineNanos;
    private final InstanceId instance;
    private final PresenceChannel channel;
    private final PresencePeers peers;
    private final LocalConnections local;
    private final Registrations registrations;
    private final Sightings sightings;
    private final Watchers watchers;
    private final Typists typists;

    LiveConnections(PresencePorts ports, PresenceConfig config, Clock clock, Parts parts) {
        this.registry = ports.registry();
        this.wheel = ports.wheel();
        this.clock = clock;
        this.deadlineNanos = config.offlineAfter().toNanos();
        this.instance = ports.cluster().instance();
        this.channel = ports.cluster().channel();
        this.peers = ports.cluster().peers();
        this.local = parts.local();
        this.registrations = parts.registrations();
        this.sightings = parts.sightings();
        this.watchers = parts.watchers();
        this.typists = parts.typists();
    }

    /// What goes with connections.
    record Parts(
            LocalConnections local,
            Registrations registrations,
            Sightings sightings,
            Watchers watchers,
            Typists typists) {}

    LiveConnection register(RegisterConnection.Command command) {
        UserId user = command.connection().user();
        LiveConnection live = new LiveConnection(command, wheel, deadlineNanos, clock.millis());
        // Known here before it is in the registry: whoever displaces it there must be able to tell it.
        boolean first = local.add(live);
        boolean done = false;
        try {
            live.watch();
            enter(live);
            done = true;
        } finally {
            if (!done) {
                live.end();
                local.remove(command.connection().session());
                sightings.left(user, 0);
            }
        }
        sightings.came(user);
        if (first) {
            channel.publish(Set.of(user));
        }
        return live;
    }

    void drop(SessionId session) {
        LiveConnection live = local.remove(session);
        if (live == null) {
            return;
        }
        UserId user = live.connection().user();
        live.end();
        live.watches().ifPresent(watchers::ended);
        typists.ended(session);
        long silentMillis = TimeUnit.NANOSECONDS.toMillis(wheel.now() - live.lastAlive());
        long lastAlive = clock.millis() - silentMillis;
        registrations.remove(live.connection(), lastAlive);
        sightings.left(user, lastAlive);
        if (!local.isHere(user)) {
            channel.publish(Set.of(user));
        }
    }

    @Nullable
    LiveConnection find(SessionId session) {
        return local.find(session);
    }

    Typists typists() {
        return typists;
    }

    /// Has everything decided again that the user's sessions watch.
    void review(UserId user) {
        for (LiveConnection live : local.of(user)) {
            live.watches().ifPresent(watchers::review);
        }
    }

    private void enter(LiveConnection live) {
        try {
            Placement placement = registry.put(live.connection());
            live.registered(placement.epoch());
            placement.displaced().forEach(this::displace);
        } catch (PresenceUnavailableException unavailable) {
            registrations.later(live);
            replaceOlderHere(live);
        }
    }

    private void displace(Connection connection) {
        if (!connection.instance().equals(instance)) {
            peers.send(connection.instance(), new Signal.Replaced(connection));
            return;
        }
        LiveConnection displaced = local.find(connection.session());
        if (displaced != null) {
            displaced.replace();
        }
    }

    /// What the registry would have found.
    private void replaceOlderHere(LiveConnection newer) {
        for (LiveConnection other : local.of(newer.connection().user())) {
            boolean sameDevice =
                    other.connection().device().equals(newer.connection().device());
            if (sameDevice && other != newer && other.epoch() <= newer.epoch()) {
                other.replace();
            }
        }
    }
}
