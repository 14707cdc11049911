package parley.presence.application;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.domain.Registration;
import parley.presence.domain.Standing;
import parley.presence.port.out.ConnectionRegistry;
import parley.presence.port.out.PresenceChannel;
import parley.presence.port.out.StreamDoubts;

/// Keeps the registry in step with what this instance holds: registers what could not be registered, removes
/// what could not be removed, and looks again and again whether everything is still there, so much at a time.
final class Registrations {
    private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);

    private final ConnectionRegistry registry;
    private final PresenceChannel channel;
    private final StreamDoubts doubts;
    private final LocalConnections local;
    private final PresenceConfig.Registry config;
    private final Set<LiveConnection> unregistered = new LinkedHashSet<>();
    private final Queue<Departure> unremoved = new ArrayDeque<>();
    private Iterator<LiveConnection> round = List.<LiveConnection>of().iterator();
    private boolean inRound;
    private int restored;
    private long losses;
    private long nextRound = Long.MIN_VALUE;
    private long pausedUntil = Long.MIN_VALUE;
    private boolean overflowed;

    /// A connection that ended and is still in the registry.
    private record Departure(Connection connection, long lastAlive) {}

    Registrations(PresencePorts ports, LocalConnections local, PresenceConfig.Registry config) {
        this.registry = ports.registry();
        this.channel = ports.cluster().channel();
        this.doubts = ports.cluster().doubts();
        this.local = local;
        this.config = config;
        this.losses = ports.registry().losses();
    }

    /// Registers a connection as soon as the registry answers. Bounded by the connections that are here.
    void later(LiveConnection live) {
        synchronized (unregistered) {
            unregistered.add(live);
        }
    }

    /// Removes a connection that ended, now or as soon as the registry answers.
    void remove(Connection connection, long lastAlive) {
        try {
            registry.remove(connection, lastAlive);
        } catch (PresenceUnavailableException unavailable) {
            removeLater(new Departure(connection, lastAlive));
        }
    }

    /// Does what is due. For one thread.
    ///
    /// @return whether the registry may have lost something since the last time
    boolean run(long now) {
        boolean lost = registry.losses() != losses;
        if (lost) {
            losses = registry.losses();
            startRound(now);
        }
        if (nextRound == Long.MIN_VALUE) {
            nextRound = now + config.check().toNanos();
        }
        if (pausedUntil != Long.MIN_VALUE && now - pausedUntil < 0) {
            return lost;
        }
        try {
            registerLate();
            removeLate();
            check(now);
        } catch (PresenceUnavailableException unavailable) {
            pausedUntil = now + config.retry().toNanos();
        }
        return lost;
    }

    /// How many changes wait for the registry.
    int waiting() {
        synchronized (unregistered) {
            synchronized (unremoved) {
                return unregistered.size() + unremoved.size();
            }
        }
    }

    private void startRound(long now) {
        round = local.all().iterator();
        inRound = true;
        nextRound = now + config.check().toNanos();
    }

    private void check(long now) {
        if (!inRound && now - nextRound >= 0) {
            startRound(now);
        }
        if (!inRound) {
            return;
        }
        List<LiveConnection> some = new ArrayList<>();
        while (some.size() < config.checks() && round.hasNext()) {
            some.add(round.next());
        }
        confirm(some);
        if (!round.hasNext()) {
            inRound = false;
            finishRound();
        }
    }

    private void finishRound() {
        if (restored > 0) {
            LOG.atInfo().addKeyValue("connections", restored).log("connections were missing in the registry");
            restored = 0;
            doubts.raise();
        }
    }

    private void registerLate() {
        List<LiveConnection> some = new ArrayList<>();
        synchronized (unregistered) {
            Iterator<LiveConnection> waiting = unregistered.iterator();
            while (some.size() < config.checks() && waiting.hasNext()) {
                some.add(waiting.next());
                waiting.remove();
            }
        }
        if (confirm(some) > 0) {
            finishRound();
        }
    }

    /// @return how many were missing
    private int confirm(List<LiveConnection> connections) {
        List<LiveConnection> asked =
                connections.stream().filter(Registrations::isToBeThere).toList();
        if (asked.isEmpty()) {
            return 0;
        }
        List<Registration> registrations =
                asked.stream().map(LiveConnection::registration).toList();
        List<Standing> standings;
        boolean answered = false;
        try {
            standings = registry.confirm(registrations);
            answered = true;
        } finally {
            if (!answered) {
                asked.forEach(this::later);
            }
        }
        return settle(asked, standings);
    }

    private int settle(List<LiveConnection> asked, List<Standing> standings) {
        Set<UserId> changed = new HashSet<>();
        for (int place = 0; place < asked.size(); place++) {
            LiveConnection live = asked.get(place);
            switch (standings.get(place)) {
                case KEPT -> {}
                case SUPERSEDED -> live.replace();
                case RESTORED -> {
                    changed.add(live.connection().user());
                    restored++;
                    removeIfEnded(live);
                }
            }
        }
        publish(changed);
        return changed.size();
    }

    /// Its end may have been over before it was put back.
    private void removeIfEnded(LiveConnection live) {
        if (live.ended()) {
            remove(live.connection(), 0);
        }
    }

    private void publish(Collection<UserId> users) {
        if (!users.isEmpty()) {
            channel.publish(users);
        }
    }

    private static boolean isToBeThere(LiveConnection live) {
        return !live.ended() && !live.isReplaced();
    }

    private void removeLater(Departure departure) {
        synchronized (unremoved) {
            if (unremoved.size() < config.departures()) {
                unremoved.add(departure);
                return;
            }
            if (overflowed) {
                return;
            }
            overflowed = true;
        }
        LOG.atWarn()
                .addKeyValue("code", "departures_overflowed")
                .addKeyValue("limit", config.departures())
                .log("too many connections ended without the registry; their users may be shown online");
    }

    private void removeLate() {
        for (int left = config.checks(); left > 0; left--) {
            Departure next;
            synchronized (unremoved) {
                next = unremoved.poll();
                if (next == null) {
                    overflowed = false;
                    return;
                }
            }
            boolean removed = false;
            try {
                registry.remove(next.connection(), next.lastAlive());
                removed = true;
            } finally {
                if (!removed) {
                    removeLater(next);
                }
            }
            publish(Set.of(next.connection().user()));
        }
    }
}
