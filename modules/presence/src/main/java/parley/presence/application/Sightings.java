package parley.presence.application;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.kernel.TimingWheel;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.Sighting;
import parley.presence.domain.Whereabouts;

/// Who is online, and when the others were last seen, as far as somebody here may ask: users who are
/// connected here, and users who are watched here. A user who lost the last device counts as online for a
/// grace, so that whoever comes back in time, to whichever instance, was never away.
///
/// Connections of this instance are known at every moment. Those of others are known from the registry, as it
/// was when it was asked last; the last one to ask is right, whatever the order in which the answers come.
final class Sightings {
    private final Predicate<UserId> here;
    private final Predicate<UserId> watched;
    private final TimingWheel wheel;
    private final long graceNanos;
    private final int maxLeaving;
    private final Consumer<UserId> changed;
    private final Consumer<UserId> ask;
    private final ConcurrentMap<UserId, Known> known = new ConcurrentHashMap<>();
    private final Set<UserId> leaving = ConcurrentHashMap.newKeySet();
    private final AtomicLong turns = new AtomicLong();

    /// What is known of a user. Changed only within the map's computations.
    private static final class Known {
        private boolean online;
        private boolean leaving;
        private long leavingSince;
        private long lastSeen;
        private Elsewhere elsewhere = Elsewhere.UNKNOWN;
        private long turn;

        Optional<Sighting> sighting(UserId user) {
            if (online) {
                return Optional.of(Sighting.online(user));
            }
            return elsewhere == Elsewhere.UNKNOWN ? Optional.empty() : Optional.of(Sighting.offline(user, lastSeen));
        }
    }

    /// Whether a user has connections to other instances.
    private enum Elsewhere {
        UNKNOWN,
        NO,
        YES
    }

    /// Whom it may be asked about.
    ///
    /// @param here whether a user is connected to this instance
    /// @param watched whether somebody here watches a user
    record Circle(Predicate<UserId> here, Predicate<UserId> watched) {}

    /// @param changed told of each user who came or went, when that shows already
    /// @param ask told of each user about whom the registry has to be asked
    Sightings(
            Circle circle,
            TimingWheel wheel,
            PresenceConfig.Seen config,
            Consumer<UserId> changed,
            Consumer<UserId> ask) {
        this.here = circle.here();
        this.watched = circle.watched();
        this.wheel = wheel;
        this.graceNanos = config.grace().toNanos();
        this.maxLeaving = config.users();
        this.changed = changed;
        this.ask = ask;
    }

    /// Empty if it is not known: then nothing is to be said, and a change follows when it is.
    Optional<Sighting> of(UserId user) {
        Known held = known.get(user);
        if (held == null) {
            return Optional.empty();
        }
        Sighting[] sighting = new Sighting[1];
        known.computeIfPresent(user, (key, present) -> {
            present.sighting(user).ifPresent(seen -> sighting[0] = seen);
            return present;
        });
        return Optional.ofNullable(sighting[0]);
    }

    /// Whether the registry has to be asked before something can be said about a user at all times.
    boolean isToBeAsked(UserId user) {
        boolean[] asked = new boolean[1];
        known.compute(user, (key, held) -> {
            asked[0] = held == null || held.elsewhere == Elsewhere.UNKNOWN;
            return held;
        });
        return asked[0];
    }

    /// A connection of the user was registered here.
    void came(UserId user) {
        changeIf(user, held -> settle(user, held == null ? new Known() : held));
    }

    /// A connection of the user ended here.
    ///
    /// @param lastAlive when it was last alive, milliseconds since the epoch
    void left(UserId user, long lastAlive) {
        changeIf(user, held -> {
            if (held == null) {
                return null;
            }
            held.lastSeen = Math.max(held.lastSeen, lastAlive);
            if (held.elsewhere == Elsewhere.NO && !here.test(user)) {
                held.elsewhere = Elsewhere.UNKNOWN; // may have moved to another instance a moment ago
                ask.accept(user);
            }
            return settle(user, held);
        });
    }

    /// Taken before the registry is asked, for [#looked].
    long turn() {
        return turns.incrementAndGet();
    }

    /// The registry was asked about users. Those whom nobody watches any more are passed over.
    ///
    /// @param self whether a connection is one of this instance
    void looked(long turn, Set<UserId> users, Whereabouts found, Predicate<Connection> self) {
        Set<UserId> elsewhere = new HashSet<>();
        for (Connection connection : found.connections()) {
            if (!self.test(connection)) {
                elsewhere.add(connection.user());
            }
        }
        Map<UserId, Long> lastSeen = found.lastSeen();
        for (UserId user : users) {
            boolean away = !elsewhere.contains(user);
            if (!away || !found.unsure().contains(user)) {
                long seen = lastSeen.getOrDefault(user, 0L);
                changeIf(user, held -> look(user, held, turn, away ? Elsewhere.NO : Elsewhere.YES, seen));
            }
        }
    }

    /// Nobody here watches the user any more.
    void release(UserId user) {
        changeIf(user, held -> {
            if (held == null || watched.test(user)) {
                return held;
            }
            held.elsewhere = Elsewhere.UNKNOWN;
            return settle(user, held);
        });
    }

    /// Ends every grace that is over.
    void endGraces() {
        for (UserId user : leaving) {
            changeIf(user, held -> endGrace(user, held));
        }
    }

    /// Of how many users something is known.
    int size() {
        return known.size();
    }

    /// A step from what is held of a user to what is to be held.
    @FunctionalInterface
    private interface Step {
        @Nullable
        Known next(@Nullable Known held);
    }

    private void changeIf(UserId user, Step step) {
        boolean[] differs = new boolean[1];
        known.compute(user, (key, held) -> {
            boolean online = held != null && held.online;
            boolean told = held != null && (online || held.elsewhere != Elsewhere.UNKNOWN);
            Known next = step.next(held);
            differs[0] = next == null
                    ? online
                    : online != next.online || told != (next.online || next.elsewhere != Elsewhere.UNKNOWN);
            return next;
        });
        if (differs[0]) {
            changed.accept(user);
        }
    }

    private @Nullable Known look(UserId user, @Nullable Known held, long turn, Elsewhere elsewhere, long seen) {
        if (!watched.test(user) || (held != null && held.turn > turn)) {
            return held;
        }
        Known next = held == null ? new Known() : held;
        next.turn = turn;
        next.elsewhere = elsewhere;
        next.lastSeen = Math.max(next.lastSeen, seen);
        return settle(user, next);
    }

    private @Nullable Known settle(UserId user, Known held) {
        if (here.test(user) || held.elsewhere == Elsewhere.YES) {
            held.online = true;
            held.leaving = false;
            leaving.remove(user);
        } else if (held.online && !held.leaving) {
            beginGrace(user, held);
        }
        return held.online || watched.test(user) ? held : null;
    }

    private void beginGrace(UserId user, Known held) {
        if (leaving.size() >= maxLeaving) {
            held.online = false;
            return;
        }
        held.leaving = true;
        held.leavingSince = wheel.now();
        leaving.add(user);
    }

    private @Nullable Known endGrace(UserId user, @Nullable Known held) {
        if (held == null || !held.leaving) {
            leaving.remove(user);
            return held;
        }
        if (wheel.now() - held.leavingSince < graceNanos) {
            return held;
        }
        leaving.remove(user);
        held.leaving = false;
        held.online = false;
        return settle(user, held);
    }
}
