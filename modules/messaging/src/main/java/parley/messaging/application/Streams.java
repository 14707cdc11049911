package parley.messaging.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// The streams of this instance, and per user with a stream how many heads were written for it.
///
/// A stream that was pushed fewer entries than heads were written has missed some.
final class Streams {
    private final Map<SessionId, DeviceStream> bySession = new ConcurrentHashMap<>();
    private final Map<Device, DeviceStream> byDevice = new ConcurrentHashMap<>();
    private final Map<UserId, Heads> heads = new ConcurrentHashMap<>();

    /// Adds a stream.
    ///
    /// @return the one that the device had before; it is ended and removed
    Optional<DeviceStream> add(DeviceStream stream) {
        heads.compute(stream.user(), (user, known) -> (known == null ? new Heads() : known).with(stream));
        bySession.put(stream.session(), stream);
        Optional<DeviceStream> former = Optional.ofNullable(byDevice.put(Device.of(stream), stream));
        former.ifPresent(this::remove);
        return former;
    }

    /// Ends a stream and removes it. Idempotent.
    void remove(DeviceStream stream) {
        if (bySession.remove(stream.session(), stream)) {
            byDevice.remove(Device.of(stream), stream);
            heads.computeIfPresent(stream.user(), (user, known) -> known.without(stream) ? known : null);
        }
        stream.end();
    }

    Optional<DeviceStream> find(SessionId session) {
        return Optional.ofNullable(bySession.get(session));
    }

    /// All streams of the user.
    List<DeviceStream> of(UserId user) {
        Heads known = heads.get(user);
        return known == null ? List.of() : known.streams;
    }

    Collection<DeviceStream> all() {
        return bySession.values();
    }

    /// Heads for `count` more entries were written for these users.
    void noteHeads(Collection<UserId> users, int count) {
        users.forEach(user -> noteHeads(user, count));
    }

    /// Heads for `count` more entries were written for this user.
    void noteHeads(UserId user, int count) {
        Heads known = heads.get(user);
        if (known != null) {
            known.written.addAndGet(count);
        }
    }

    /// How many entries heads were written for since the user has had streams here.
    long headsWritten(UserId user) {
        Heads known = heads.get(user);
        return known == null ? 0 : known.written.get();
    }

    /// What a user has here. Changed only while its key is locked.
    private static final class Heads {
        private final AtomicLong written = new AtomicLong();
        private volatile List<DeviceStream> streams = List.of();

        Heads with(DeviceStream stream) {
            List<DeviceStream> more = new ArrayList<>(streams);
            more.add(stream);
            streams = List.copyOf(more);
            return this;
        }

        /// @return whether any is left
        boolean without(DeviceStream stream) {
            List<DeviceStream> rest = new ArrayList<>(streams);
            rest.remove(stream);
            streams = List.copyOf(rest);
            return !rest.isEmpty();
        }
    }

    private record Device(UserId user, DeviceId device) {
        static Device of(DeviceStream stream) {
            return new Device(stream.user(), stream.device());
        }
    }
}
