package parley.client.live;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.client.model.ConversationId;

/// The read watermarks of the own user that were marked here, for the conversations marked last: repeated
/// after every `welcome`, since nothing tells whether the server has stored one. Not safe for concurrent use.
final class Reads {
    private static final int LIMIT = 100;

    private final LinkedHashMap<ConversationId, Long> marks = new LinkedHashMap<>();

    Reads(Map<ConversationId, Long> known) {
        known.forEach(this::mark);
    }

    /// @return whether this is news
    boolean mark(ConversationId conversation, long seq) {
        Long before = marks.get(conversation);
        if (before != null && before >= seq) {
            return false;
        }
        marks.remove(conversation);
        marks.put(conversation, seq);
        if (marks.size() > LIMIT) {
            Iterator<ConversationId> oldest = marks.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    Map<ConversationId, Long> marks() {
        return new LinkedHashMap<>(marks);
    }

    void reset() {
        marks.clear();
    }
}
