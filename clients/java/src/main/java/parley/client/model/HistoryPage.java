package parley.client.model;

import java.util.List;

/// A page of history, ascending by seq.
///
/// @param head highest seq of the conversation
public record HistoryPage(List<HistoryEntry> entries, long head) {
    public HistoryPage {
        entries = List.copyOf(entries);
    }
}
