package parley.client.store;

import java.util.Optional;

/// Keeps a device's login. Safe for concurrent use.
public interface SessionStore {
    Optional<DeviceSession> load();

    /// Durable when it returns: the refresh token that the session replaces is worthless by then.
    void save(DeviceSession session);

    void clear();
}
