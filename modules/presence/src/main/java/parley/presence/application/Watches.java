package parley.presence.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import parley.kernel.UserId;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.domain.Sighting;
import parley.presence.port.in.SignalOutput;
import parley.presence.port.in.WatchUsers;

/// The users that one session watches, and what it was told of each.
///
/// A change is only marked; what is told is what holds when it is told. A mark is taken before the present is
/// looked at, so a change that comes later leaves a mark of its own, and the last thing told is right.
final class Watches {
    private static final Sighting UNTOLD = Sighting.hidden(new UserId(new UUID(0, 0)));

    private final UserId watcher;
    private final SignalOutput output;
    private final PresenceConfig.Watching config;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UserId, Sighting> told = new HashMap<>();
    private final Set<UserId> marked = new LinkedHashSet<>();
    private boolean ended;
    private volatile int size;
    private volatile boolean reviewWanted;
    private volatile long reviewedAt;

    Watches(UserId watcher, SignalOutput output, PresenceConfig.Watching config, long now) {
        this.watcher = watcher;
        this.output = output;
        this.config = config;
        this.reviewedAt = now;
    }

    int size() {
        return size;
    }

    long reviewedAt() {
        return reviewedAt;
    }

    WatchUsers.Result add(List<UserId> users, Watchers index, Visibility visibility) {
        lock.lock();
        try {
            if (ended) {
                return new WatchUsers.Result.NoSession();
            }
            Set<UserId> all = new LinkedHashSet<>(users);
            Set<UserId> fresh = new HashSet<>(all);
            fresh.removeAll(told.keySet());
            if (told.size() + fresh.size() > config.users()) {
                return new WatchUsers.Result.TooMany(config.users());
            }
            if (!index.reserve(fresh.size())) {
                return new WatchUsers.Result.Full();
            }
            all.forEach(user -> told.put(user, UNTOLD));
            size = told.size();
            fresh.forEach(user -> index.add(user, this));
            visibility.learn(all);
            all.forEach(this::mark);
            tellOrLeave(index, visibility);
            return new WatchUsers.Result.Watching();
        } finally {
            lock.unlock();
        }
    }

    void remove(List<UserId> users, Watchers index) {
        lock.lock();
        try {
            users.forEach(user -> forget(user, index));
        } finally {
            lock.unlock();
        }
    }

    void end(Watchers index) {
        lock.lock();
        try {
            ended = true;
            List.copyOf(told.keySet()).forEach(user -> forget(user, index));
        } finally {
            lock.unlock();
        }
    }

    /// Notes that there may be something to tell of a user.
    void mark(UserId user) {
        synchronized (marked) {
            marked.add(user);
        }
    }

    /// Has everything looked at again.
    void review() {
        reviewWanted = true;
    }

    /// Tells what is marked, up to the most that one flush may have.
    ///
    /// @return whether something is left to be told later
    /// @throws PresenceUnavailableException if it cannot be decided now; what is left stays marked
    boolean tell(Visibility visibility, long now) {
        if (!lock.tryLock()) {
            return true; // a call of the session itself is at it
        }
        try {
            if (reviewWanted) {
                reviewWanted = false;
                reviewedAt = now;
                told.keySet().forEach(this::mark);
            }
            return tell(visibility);
        } finally {
            lock.unlock();
        }
    }

    private void tellOrLeave(Watchers index, Visibility visibility) {
        try {
            if (tell(visibility)) {
                index.later(this);
            }
        } catch (PresenceUnavailableException unknown) {
            index.later(this);
        }
    }

    private boolean tell(Visibility visibility) {
        List<Sighting> changes = new ArrayList<>();
        try {
            collect(changes, visibility);
        } finally {
            hand(changes);
        }
        return anyMarked();
    }

    private void collect(List<Sighting> changes, Visibility visibility) {
        while (changes.size() < config.changes()) {
            Optional<UserId> next = takeMarked();
            if (next.isEmpty()) {
                return;
            }
            UserId user = next.get();
            Sighting last = told.get(user);
            if (last == null) {
                continue; // not watched any more
            }
            Optional<Sighting> present = decide(user, visibility);
            if (present.isPresent() && !present.get().equals(last)) {
                changes.add(present.get());
            }
        }
    }

    private Optional<Sighting> decide(UserId user, Visibility visibility) {
        boolean decided = false;
        try {
            Optional<Sighting> present = visibility.of(watcher, user);
            decided = true;
            return present;
        } finally {
            if (!decided) {
                mark(user);
            }
        }
    }

    private void hand(List<Sighting> changes) {
        int taken = changes.isEmpty() ? 0 : output.presence(changes);
        for (int place = 0; place < changes.size(); place++) {
            Sighting change = changes.get(place);
            if (place < taken) {
                told.put(change.user(), change);
            } else {
                mark(change.user());
            }
        }
    }

    private void forget(UserId user, Watchers index) {
        if (told.remove(user) != null) {
            size = told.size();
            index.remove(user, this);
        }
    }

    private Optional<UserId> takeMarked() {
        synchronized (marked) {
            if (marked.isEmpty()) {
                return Optional.empty();
            }
            UserId first = marked.iterator().next();
            marked.remove(first);
            return Optional.of(first);
        }
    }

    private boolean anyMarked() {
        synchronized (marked) {
            return !marked.isEmpty();
        }
    }
}
