package parley.presence.application;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import parley.kernel.UserId;

/// Users about whom the registry is to be asked. Only users who are watched are ever among them, so they are
/// bounded by the number of watches.
final class Questions {
    private final Predicate<UserId> watched;
    private final Set<UserId> open = ConcurrentHashMap.newKeySet();

    Questions(Predicate<UserId> watched) {
        this.watched = watched;
    }

    void add(UserId user) {
        if (watched.test(user)) {
            open.add(user);
        }
    }

    void addAll(Collection<UserId> users) {
        users.forEach(this::add);
    }

    /// Takes some off the list: a change that comes from now on is listed anew.
    Set<UserId> take(int most) {
        Set<UserId> taken = new LinkedHashSet<>();
        for (Iterator<UserId> each = open.iterator(); taken.size() < most && each.hasNext(); ) {
            UserId user = each.next();
            open.remove(user);
            if (watched.test(user)) {
                taken.add(user);
            }
        }
        return taken;
    }
}
