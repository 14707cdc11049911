package parley.client.store;

import java.util.Iterator;
import java.util.Map;
import parley.client.model.ConversationId;

/// The bound on remembered read watermarks.
final class ReadMarks {
    private static final int LIMIT = 100;

    private ReadMarks() {}

    /// Keeps the highest seq per conversation and the conversations marked last.
    static void put(Map<ConversationId, Long> marks, ConversationId conversation, long seq) {
        Long before = marks.remove(conversation);
        marks.put(conversation, before == null ? seq : Math.max(before, seq));
        if (marks.size() > LIMIT) {
            Iterator<ConversationId> oldest = marks.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
