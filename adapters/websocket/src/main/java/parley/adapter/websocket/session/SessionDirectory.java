package parley.adapter.websocket.session;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.kernel.DeviceId;

/// All sessions of this instance.
final class SessionDirectory {
    private static final int ENTRANCES = 1_024;

    private final Set<Session> all = ConcurrentHashMap.newKeySet();
    private final AtomicLong revocations = new AtomicLong();
    private final List<Lock> entrances =
            Stream.<Lock>generate(ReentrantLock::new).limit(ENTRANCES).toList();

    void add(Session session) {
        all.add(session);
    }

    void remove(Session session) {
        all.remove(session);
    }

    /// Held by a session of the device while it takes the place of the former one; some devices share one.
    Lock entrance(DeviceId device) {
        return entrances.get(Math.floorMod(device.hashCode(), ENTRANCES));
    }

    List<Session> all() {
        return List.copyOf(all);
    }

    int count() {
        return all.size();
    }

    /// Changes with every revocation, so that a session can tell whether one came between its token's check
    /// and its being bound.
    long revocations() {
        return revocations.get();
    }

    List<Session> revoked(Predicate<Authenticator.Verdict.Accepted> who) {
        revocations.incrementAndGet();
        return matching(who).toList();
    }

    /// Goes over all sessions: what needs it is rare, and an index would cost every session memory.
    Stream<Session> matching(Predicate<Authenticator.Verdict.Accepted> who) {
        return all.stream().filter(session -> session.bearer().filter(who).isPresent());
    }
}
