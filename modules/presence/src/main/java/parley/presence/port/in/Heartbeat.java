package parley.presence.port.in;

import parley.kernel.SessionId;

/// Notes that a connection showed life. Called for every client frame, so it costs next to nothing.
@FunctionalInterface
public interface Heartbeat {
    /// An unknown session is ignored.
    void beat(SessionId session);
}
