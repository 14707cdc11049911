package parley.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The conversations of a [FakeServer], which sees to it that one thread at a time uses them.
final class FakeConversations {

    private static final int MOST_KEPT = 4_096;

    private final Map<String, Conversation> byId = new LinkedHashMap<>();

    /// @param members user ids
    /// @param cursors by device
    record Conversation(UUID id, List<String> members, List<Entry> log, Map<String, Integer> cursors) {
        int head() {
            return log.isEmpty() ? 0 : log.getLast().seq();
        }

        /// A search on a quiet machine sends millions.
        void forgetOldest() {
            if (log.size() > MOST_KEPT) {
                log.subList(0, MOST_KEPT / 2).clear();
            }
        }
    }

    record Entry(int seq, String from, ObjectNode frame) {}

    Collection<Conversation> all() {
        return byId.values();
    }

    Conversation named(String id) {
        return byId.get(id);
    }

    Conversation add(UUID id, List<String> members) {
        Conversation conversation = new Conversation(id, members, new ArrayList<>(), new HashMap<>());
        byId.put(id.toString(), conversation);
        return conversation;
    }

    /// @param to what has a `user` or a `conversation`
    Conversation of(String user, JsonNode to) {
        return to.has("user")
                ? between(user, to.path("user").asText())
                : named(to.path("conversation").asText());
    }

    Conversation between(String one, String other) {
        List<String> members = new ArrayList<>(List.of(one, other));
        members.sort(null);
        UUID id = UUID.nameUUIDFromBytes(String.join("+", members).getBytes(StandardCharsets.UTF_8));
        return byId.containsKey(id.toString()) ? named(id.toString()) : add(id, members);
    }
}
