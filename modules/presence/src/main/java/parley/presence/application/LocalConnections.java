package parley.presence.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// The connections that this instance holds: what it knows whatever becomes of the registry.
final class LocalConnections {
    private final ConcurrentMap<SessionId, LiveConnection> bySession = new ConcurrentHashMap<>();
    private final ConcurrentMap<UserId, List<LiveConnection>> byUser = new ConcurrentHashMap<>();

    /// @return whether it is the user's first one here
    boolean add(LiveConnection live) {
        bySession.put(live.connection().session(), live);
        List<LiveConnection> held = byUser.merge(live.connection().user(), List.of(live), (before, added) -> {
            List<LiveConnection> all = new ArrayList<>(before);
            all.addAll(added);
            return List.copyOf(all);
        });
        return held.size() == 1;
    }

    /// @return the connection if it was here
    @Nullable
    LiveConnection remove(SessionId session) {
        LiveConnection live = bySession.remove(session);
        if (live != null) {
            byUser.computeIfPresent(live.connection().user(), (user, held) -> {
                List<LiveConnection> kept =
                        held.stream().filter(other -> other != live).toList();
                return kept.isEmpty() ? null : kept;
            });
        }
        return live;
    }

    @Nullable
    LiveConnection find(SessionId session) {
        return bySession.get(session);
    }

    List<LiveConnection> of(UserId user) {
        return byUser.getOrDefault(user, List.of());
    }

    boolean isHere(UserId user) {
        return byUser.containsKey(user);
    }

    /// All of them; those that come and go meanwhile may be among them or not.
    Collection<LiveConnection> all() {
        return bySession.values();
    }
}
