package parley.client.store;

import java.util.Map;
import parley.client.model.ConversationId;
import parley.client.model.Progress;

/// Remembers which entries this device has, so that a restarted application drops what it already got.
///
/// A store that an application keeps beside its own messages can save both in one transaction: then no entry
/// is handled twice even if the application is killed. With the stores of this package an entry may be
/// handled again after a kill. Safe for concurrent use.
public interface ClientStore {
    /// The server's log that the rest belongs to; empty in a fresh store.
    String generation();

    /// Everything saved. Called once when a client starts.
    Map<ConversationId, Progress> progress();

    /// The own read watermarks that were marked here, at most the newest hundred conversations.
    Map<ConversationId, Long> reads();

    /// Called before the entries are confirmed to the server.
    void saveProgress(Map<ConversationId, Progress> changed);

    void saveRead(ConversationId conversation, long seq);

    /// Forgets progress and reads: they belonged to another log.
    void reset(String generation);
}
