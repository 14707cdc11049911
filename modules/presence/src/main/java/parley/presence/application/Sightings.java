package parley.presence.application;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.kernel.TimingWheel;
import parley.kernel.UserId;
import parley.presence.domain.Sighting;
import parley.presence.port.out.ConnectionRegistry;

/// Who is online, and when the others were last seen. A user who lost the last device counts as online for a
/// grace, so that whoever comes back in time was never away.
///
/// Whether a user has a device is asked of the registry after each change of it, so the last one to ask is right
/// whatever the order in which the changes came.
final class Sightings {
    private final ConnectionRegistry registry;
    private final TimingWheel wheel;
    private final long graceNanos;
    private final int maxUsers;
    private final Consumer<UserId> changed;
    private final ConcurrentMap<UserId, Here> here = new ConcurrentHashMap<>();
    private final Set<UserId> leaving = ConcurrentHashMap.newKeySet();
    private final Map<UserId, Long> gone = new LinkedHashMap<>();

    /// A user who is online, or in the grace. Changed only within the map's computations.
    private static final class Here {
        private boolean leaving;
        private long leavingSince;
        private long lastAlive;
    }

    /// @param changed told of each user who came or went, when that shows already
    Sightings(ConnectionRegistry registry, TimingWheel wheel, PresenceConfig.Seen config, Consumer<UserId> changed) {
        this.registry = registry;
        this.wheel = wheel;
        this.graceNanos = config.grace().toNanos();
        this.maxUsers = config.users();
        this.changed = changed;
    }

    Sighting of(UserId user) {
        if (here.containsKey(user)) {
            return Sighting.online(user);
        }
        synchronized (gone) {
            return Sighting.offline(user, gone.getOrDefault(user, 0L));
        }
    }

    /// A connection of the user was registered.
    void came(UserId user) {
        changeIf(user, held -> arrive(user, held));
    }

    /// A connection of the user was removed.
    ///
    /// @param lastAlive when it was last alive, milliseconds since the epoch
    void left(UserId user, long lastAlive) {
        changeIf(user, held -> leave(user, held, lastAlive));
    }

    /// Ends every grace that is over.
    void endGraces() {
        for (UserId user : leaving) {
            changeIf(user, held -> endGrace(user, held));
        }
    }

    /// How many users are remembered who are offline.
    int remembered() {
        synchronized (gone) {
            return gone.size();
        }
    }

    /// A step from what is held of a user to what is to be held.
    @FunctionalInterface
    private interface Step {
        @Nullable
        Here next(@Nullable Here held);
    }

    private void changeIf(UserId user, Step step) {
        boolean[] differs = new boolean[1];
        here.compute(user, (key, held) -> {
            Here next = step.next(held);
            differs[0] = (held == null) != (next == null);
            return next;
        });
        if (differs[0]) {
            changed.accept(user);
        }
    }

    private @Nullable Here arrive(UserId user, @Nullable Here held) {
        if (!isLive(user)) {
            return held;
        }
        Here next = held == null ? new Here() : held;
        next.leaving = false;
        leaving.remove(user);
        return next;
    }

    private @Nullable Here leave(UserId user, @Nullable Here held, long lastAlive) {
        if (held == null) {
            return null;
        }
        held.lastAlive = Math.max(held.lastAlive, lastAlive);
        if (held.leaving || isLive(user)) {
            return held;
        }
        if (leaving.size() >= maxUsers) {
            return remember(user, held);
        }
        held.leaving = true;
        held.leavingSince = wheel.now();
        leaving.add(user);
        return held;
    }

    private @Nullable Here endGrace(UserId user, @Nullable Here held) {
        if (held == null || !held.leaving || isLive(user)) {
            leaving.remove(user);
            return held;
        }
        if (wheel.now() - held.leavingSince < graceNanos) {
            return held;
        }
        leaving.remove(user);
        return remember(user, held);
    }

    /// Before the user is gone, so that nobody is gone of whom it is not known since when.
    private @Nullable Here remember(UserId user, Here held) {
        synchronized (gone) {
            gone.remove(user);
            gone.put(user, held.lastAlive);
            if (gone.size() > maxUsers) {
                gone.remove(gone.keySet().iterator().next());
            }
        }
        return null;
    }

    private boolean isLive(UserId user) {
        return !registry.find(Set.of(user)).isEmpty();
    }
}
