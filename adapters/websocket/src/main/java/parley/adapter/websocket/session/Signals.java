package parley.adapter.websocket.session;

import parley.adapter.websocket.frame.ClientFrame;

/// What goes on at the moment, as far as a session needs it. Called by the session's reader; what others do
/// reaches the session through [Session#offer].
@FunctionalInterface
public interface Signals {
    /// Acts on a frame; a refusal is sent to the session.
    void handle(Session session, ClientFrame.OfPresence frame);
}
