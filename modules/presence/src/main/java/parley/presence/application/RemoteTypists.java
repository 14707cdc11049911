package parley.presence.application;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import parley.kernel.SessionId;
import parley.kernel.TimingWheel;
import parley.presence.domain.Signal;

/// Who is typing on other instances, to be passed on to sessions of this one. It is their instance that ends
/// it; should that have vanished, it is ended here.
final class RemoteTypists {
    private final LocalConnections local;
    private final TimingWheel wheel;
    private final int most;
    private final long lifeNanos;
    private final ConcurrentMap<Typist.Key, Entry> table = new ConcurrentHashMap<>();

    private record Entry(List<SessionId> sessions, long endsAt) {}

    RemoteTypists(LocalConnections local, TimingWheel wheel, PresenceConfig.Typing config) {
        this.local = local;
        this.wheel = wheel;
        this.most = config.total();
        this.lifeNanos = config.interval().plus(config.life()).plusSeconds(1).toNanos();
    }

    void receive(Signal.Typing typing) {
        Typist.Key key = new Typist.Key(typing.user(), typing.conversation());
        if (!typing.on()) {
            table.remove(key);
        } else if (table.size() < most || table.containsKey(key)) {
            table.put(key, new Entry(typing.sessions(), wheel.now() + lifeNanos));
        }
        tell(key, typing.sessions(), typing.on());
    }

    /// Ends what nobody ended.
    void endStale() {
        long now = wheel.now();
        table.forEach((key, entry) -> {
            if (now - entry.endsAt() >= 0 && table.remove(key, entry)) {
                tell(key, entry.sessions(), false);
            }
        });
    }

    private void tell(Typist.Key key, List<SessionId> sessions, boolean on) {
        for (SessionId session : Set.copyOf(sessions)) {
            LiveConnection live = local.find(session);
            if (live != null) {
                live.signals().typing(key.conversation(), key.user(), on);
            }
        }
    }
}
