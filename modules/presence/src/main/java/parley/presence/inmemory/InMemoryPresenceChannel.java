package parley.presence.inmemory;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.kernel.UserId;
import parley.presence.port.out.PresenceChannel;

/// News within one process: every listener hears everything, on the caller's thread.
public final class InMemoryPresenceChannel implements PresenceChannel {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void publish(Collection<UserId> users) {
        List<UserId> copy = List.copyOf(users);
        listeners.forEach(listener -> listener.changed(copy));
    }

    @Override
    public void subscribe(Listener listener) {
        listeners.add(listener);
    }

    /// Lets every listener know that it may have missed something.
    public void miss() {
        listeners.forEach(Listener::missed);
    }
}
