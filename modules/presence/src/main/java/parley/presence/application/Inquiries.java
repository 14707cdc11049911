package parley.presence.application;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import parley.kernel.InstanceId;
import parley.kernel.TimingWheel;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.domain.Whereabouts;
import parley.presence.port.out.ConnectionRegistry;
import parley.presence.port.out.PresenceChannel;

/// Asks the registry about the users who are watched here: when they are watched first, when they are said to
/// have changed, and again and again in case that nobody said so. Many at once, and so many at a time.
final class Inquiries implements PresenceChannel.Listener {
    private final ConnectionRegistry registry;
    private final InstanceId instance;
    private final LocalConnections local;
    private final Sightings sightings;
    private final Watchers watchers;
    private final TimingWheel wheel;
    private final PresenceConfig.Registry config;
    private final Questions questions;
    private final Questions unanswered;
    private Iterator<UserId> round = List.<UserId>of().iterator();
    private volatile boolean missed;
    private long nextRound;
    private long nextRetry;
    private long pausedUntil;

    Inquiries(PresencePorts ports, LiveConnections.Parts parts, Questions questions, PresenceConfig.Registry config) {
        this.registry = ports.registry();
        this.instance = ports.cluster().instance();
        this.local = parts.local();
        this.sightings = parts.sightings();
        this.watchers = parts.watchers();
        this.wheel = ports.wheel();
        this.config = config;
        this.questions = questions;
        this.unanswered = new Questions(watchers::isWatched);
        this.nextRound = wheel.now() + config.recheck().toNanos();
        this.nextRetry = wheel.now();
        this.pausedUntil = wheel.now();
    }

    /// Asks at once about those of whom too little is known; if there is no answer, as soon as there is one.
    void learn(Collection<UserId> users) {
        Set<UserId> asked = new HashSet<>();
        for (UserId user : users) {
            if (sightings.isToBeAsked(user)) {
                asked.add(user);
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        try {
            ask(asked);
        } catch (PresenceUnavailableException unavailable) {
            unanswered.addAll(asked);
        }
    }

    /// @throws PresenceUnavailableException if it cannot be found out now
    Whereabouts find(Collection<UserId> users) {
        return registry.find(users);
    }

    @Override
    public void changed(List<UserId> users) {
        questions.addAll(users);
    }

    /// Asks about everybody who is watched.
    @Override
    public void missed() {
        missed = true;
    }

    /// Asks what is to be asked. For one thread.
    void run() {
        long now = wheel.now();
        if (now - pausedUntil < 0) {
            return;
        }
        if (missed || now - nextRound >= 0) {
            missed = false;
            nextRound = now + config.recheck().toNanos();
            round = watchers.watched().iterator();
        }
        if (now - nextRetry >= 0) {
            nextRetry = now + config.retry().toNanos();
            questions.addAll(unanswered.take(config.asks()));
        }
        Set<UserId> asked = questions.take(config.asks());
        while (asked.size() < config.asks() && round.hasNext()) {
            asked.add(round.next());
        }
        if (asked.isEmpty()) {
            return;
        }
        try {
            ask(asked);
        } catch (PresenceUnavailableException unavailable) {
            questions.addAll(asked);
            pausedUntil = now + config.retry().toNanos();
        }
    }

    /// Whether a connection of the registry can be reached, as far as that is known here.
    boolean isThere(Connection connection) {
        return !isOfThisInstance(connection) || local.find(connection.session()) != null;
    }

    private boolean isOfThisInstance(Connection connection) {
        return connection.instance().equals(instance);
    }

    private void ask(Set<UserId> users) {
        long turn = sightings.turn();
        Whereabouts found = registry.find(users);
        unanswered.addAll(found.unsure());
        sightings.looked(turn, users, found, this::isOfThisInstance);
    }
}
