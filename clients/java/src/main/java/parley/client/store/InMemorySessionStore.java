package parley.client.store;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A login that ends with the process.
public final class InMemorySessionStore implements SessionStore {
    private final AtomicReference<Optional<DeviceSession>> session = new AtomicReference<>(Optional.empty());

    @Override
    public Optional<DeviceSession> load() {
        return session.get();
    }

    @Override
    public void save(DeviceSession replacement) {
        session.set(Optional.of(replacement));
    }

    @Override
    public void clear() {
        session.set(Optional.empty());
    }
}
