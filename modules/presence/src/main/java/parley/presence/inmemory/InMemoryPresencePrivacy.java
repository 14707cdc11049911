package parley.presence.inmemory;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.kernel.UserId;
import parley.presence.port.out.PresencePrivacy;

/// Decisions that are given beforehand: everybody may see everybody unless it says otherwise.
public final class InMemoryPresencePrivacy implements PresencePrivacy {
    private final Map<Pair, Decision> decisions = new ConcurrentHashMap<>();
    private final Set<Pair> apart = ConcurrentHashMap.newKeySet();

    private record Pair(UserId one, UserId other) {}

    /// Decides what `watcher` may see of `watched` from now on.
    public void decide(UserId watcher, UserId watched, Decision decision) {
        decisions.put(new Pair(watcher, watched), decision);
    }

    /// Lets one block the other.
    public void part(UserId one, UserId other) {
        apart.add(new Pair(one, other));
    }

    @Override
    public Decision mayWatch(UserId watcher, UserId watched) {
        return apart(watcher, watched)
                ? Decision.REFUSED
                : decisions.getOrDefault(new Pair(watcher, watched), Decision.ALLOWED);
    }

    @Override
    public boolean apart(UserId one, UserId other) {
        return apart.contains(new Pair(one, other)) || apart.contains(new Pair(other, one));
    }
}
