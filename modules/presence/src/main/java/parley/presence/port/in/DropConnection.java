package parley.presence.port.in;

import parley.kernel.SessionId;

/// Removes a connection that ended. Idempotent; never removes a newer connection of the same device.
@FunctionalInterface
public interface DropConnection {
    void drop(SessionId session);
}
