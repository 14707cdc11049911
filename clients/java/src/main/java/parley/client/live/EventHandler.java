package parley.client.live;

/// The application's end of a live connection.
@FunctionalInterface
public interface EventHandler {
    /// Called for one event at a time, in order. May block; the server then sends no more than its window.
    ///
    /// An entry ([Event.Received], [Event.GroupChanged], [Event.Sent], [Event.Skipped]) is confirmed to the
    /// server after this returned for it, so return when the application has stored it. If this throws for an
    /// entry, the connection is dropped and the entry comes again.
    void on(Event event);
}
