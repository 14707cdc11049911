package parley.client.model;

/// One entry of a page of history.
public sealed interface HistoryEntry {
    record Stored(Message message) implements HistoryEntry {}

    /// Entries this device will never get: expired, deleted for everyone, or from before it joined.
    record Skipped(SeqRange range) implements HistoryEntry {}
}
