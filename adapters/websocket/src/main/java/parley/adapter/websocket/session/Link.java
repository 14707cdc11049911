package parley.adapter.websocket.session;

/// What a transport lends a session. No method blocks.
public interface Link {
    /// Batches wait: some thread is to call `session.take` until that says that nothing is left. Not called again
    /// before that.
    void ready(Session session);

    /// Ends the connection at once, whatever state it is in.
    void abort();
}
