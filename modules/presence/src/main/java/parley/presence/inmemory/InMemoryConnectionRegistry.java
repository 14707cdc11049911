package parley.presence.inmemory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.Placement;
import parley.presence.domain.Registration;
import parley.presence.domain.Standing;
import parley.presence.domain.Whereabouts;
import parley.presence.port.out.ConnectionRegistry;

/// The connections of one process. Bounded by the connections that its gateway accepts, and by the number of
/// users of whom it is remembered when they were last seen.
public final class InMemoryConnectionRegistry implements ConnectionRegistry {
    private final Clock clock;
    private final int maxSeen;
    private final ConcurrentMap<UserId, List<Registration>> byUser = new ConcurrentHashMap<>();
    private final Map<UserId, Long> seen = new LinkedHashMap<>();
    private final AtomicLong losses = new AtomicLong();

    /// @param clock the time of the registry
    /// @param maxSeen of how many users it is remembered when they were last seen, those who went last
    public InMemoryConnectionRegistry(Clock clock, int maxSeen) {
        this.clock = clock;
        this.maxSeen = maxSeen;
    }

    @Override
    public Placement put(Connection connection) {
        List<Registration> taken = new ArrayList<>(2);
        byUser.compute(connection.user(), (user, held) -> {
            taken.clear();
            List<Registration> others = new ArrayList<>();
            long epoch = clock.millis();
            for (Registration other : held == null ? List.<Registration>of() : held) {
                if (isOf(other, connection.device())) {
                    epoch = Math.max(epoch, other.epoch() + 1);
                    taken.add(other);
                } else {
                    others.add(other);
                }
            }
            Registration added = new Registration(connection, epoch);
            taken.add(added);
            others.add(added);
            return List.copyOf(others);
        });
        List<Connection> displaced = taken.subList(0, taken.size() - 1).stream()
                .map(Registration::connection)
                .filter(other -> !other.session().equals(connection.session()))
                .toList();
        return new Placement(taken.getLast().epoch(), displaced);
    }

    @Override
    public boolean remove(Connection connection, long lastAlive) {
        boolean[] removed = new boolean[1];
        byUser.computeIfPresent(connection.user(), (user, held) -> {
            List<Registration> kept = held.stream()
                    .filter(other -> !other.connection().session().equals(connection.session()))
                    .toList();
            removed[0] = kept.size() < held.size();
            if (removed[0]) {
                remember(user, lastAlive);
            }
            return kept.isEmpty() ? null : kept;
        });
        return removed[0];
    }

    @Override
    public Whereabouts find(Collection<UserId> users) {
        Set<UserId> distinct = users instanceof Set<UserId> set ? set : new HashSet<>(users);
        List<Connection> found = new ArrayList<>();
        Map<UserId, Long> known = new HashMap<>();
        for (UserId user : distinct) {
            List<Registration> held = byUser.getOrDefault(user, List.of());
            if (held.isEmpty()) {
                recall(user, known);
            }
            held.forEach(registration -> found.add(registration.connection()));
        }
        return new Whereabouts(found, known, Set.of());
    }

    @Override
    public List<Standing> confirm(List<Registration> registrations) {
        return registrations.stream().map(this::confirm).toList();
    }

    @Override
    public long losses() {
        return losses.get();
    }

    /// Loses everything.
    public void lose() {
        byUser.clear();
        losses.incrementAndGet();
    }

    private Standing confirm(Registration registration) {
        Standing[] standing = new Standing[1];
        byUser.compute(registration.connection().user(), (user, held) -> {
            List<Registration> others = new ArrayList<>(held == null ? List.of() : held);
            standing[0] = Standing.RESTORED;
            for (Registration other : List.copyOf(others)) {
                if (isOf(other, registration.connection().device())) {
                    standing[0] = compare(other, registration);
                    others.remove(other);
                }
            }
            if (standing[0] != Standing.RESTORED) {
                return held;
            }
            others.add(registration);
            return List.copyOf(others);
        });
        return standing[0];
    }

    private static Standing compare(Registration stored, Registration registration) {
        if (stored.connection().session().equals(registration.connection().session())) {
            return Standing.KEPT;
        }
        return registration.epoch() > stored.epoch() ? Standing.RESTORED : Standing.SUPERSEDED;
    }

    private void remember(UserId user, long lastAlive) {
        synchronized (seen) {
            Long before = seen.remove(user);
            seen.put(user, before == null ? lastAlive : Math.max(before, lastAlive));
            if (seen.size() > maxSeen) {
                seen.remove(seen.keySet().iterator().next());
            }
        }
    }

    private void recall(UserId user, Map<UserId, Long> known) {
        synchronized (seen) {
            Long lastAlive = seen.get(user);
            if (lastAlive != null) {
                known.put(user, lastAlive);
            }
        }
    }

    private static boolean isOf(Registration registration, DeviceId device) {
        return registration.connection().device().equals(device);
    }
}
