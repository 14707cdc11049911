package parley.adapter.websocket.session;

/// Knows which sessions are live. Tells a session that it was replaced ([Session#replaced]) or shows no life
/// ([Session#expired]).
public interface Roster {
    /// Makes `session` the live one of its device.
    Heartbeat enter(Session session);

    /// Idempotent; never removes a newer session of the device.
    void leave(Session session);

    /// A session's sign of life.
    @FunctionalInterface
    interface Heartbeat {
        /// Called for everything that a client sends: must be next to free.
        void beat();
    }
}
