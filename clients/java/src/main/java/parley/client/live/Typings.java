package parley.client.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.client.model.ConversationId;
import parley.client.model.UserId;

/// Who types: what this device says of its user, as often as the server wants to hear it, and what it hears
/// of others, which ends by itself. Not safe for concurrent use.
final class Typings {
    private static final long EVERY_MILLIS = 3_000;
    /// The server ends it after 5 s; this is for when its word does not come through.
    private static final long LIFE_MILLIS = 7_000;

    private static final int MAX_CONVERSATIONS = 256;
    private static final int MAX_TYPISTS = 1_024;

    private final LinkedHashMap<ConversationId, Long> said = new LinkedHashMap<>();
    private final Set<ConversationId> on = new HashSet<>();
    private final LinkedHashMap<Typist, Long> heard = new LinkedHashMap<>();

    private record Typist(ConversationId conversation, UserId user) {
        Event.Typing event(boolean typing) {
            return new Event.Typing(conversation, user, typing);
        }
    }

    /// Whether to tell the server.
    boolean say(ConversationId conversation, boolean typing, long now) {
        if (!typing) {
            return on.remove(conversation);
        }
        Long before = said.get(conversation);
        if (before != null && now - before < EVERY_MILLIS) {
            return false;
        }
        said.remove(conversation);
        said.put(conversation, now);
        if (said.size() > MAX_CONVERSATIONS) {
            said.pollFirstEntry();
        }
        on.removeIf(each -> !said.containsKey(each));
        on.add(conversation);
        return true;
    }

    /// Somebody types, or does not.
    ///
    /// @return the event, if that is news
    Optional<Event> heard(ConversationId conversation, UserId user, boolean typing, long now) {
        Typist typist = new Typist(conversation, user);
        boolean before = heard.remove(typist) != null;
        if (typing && heard.size() < MAX_TYPISTS) {
            heard.put(typist, now + LIFE_MILLIS);
            return before ? Optional.empty() : Optional.of(typist.event(true));
        }
        return before ? Optional.of(typist.event(false)) : Optional.empty();
    }

    /// Those who went on for too long without a word.
    List<Event> expire(long now) {
        List<Event> ended = new ArrayList<>();
        for (Map.Entry<Typist, Long> each : List.copyOf(heard.entrySet())) {
            if (now >= each.getValue()) {
                heard.remove(each.getKey());
                ended.add(each.getKey().event(false));
            }
        }
        return ended;
    }

    /// The link is gone, and with it the server's word.
    List<Event> lost() {
        List<Event> ended = new ArrayList<>();
        heard.keySet().forEach(typist -> ended.add(typist.event(false)));
        heard.clear();
        on.clear();
        return ended;
    }

    /// When to call [#expire].
    long nextDeadline() {
        return heard.isEmpty() ? Long.MAX_VALUE : heard.firstEntry().getValue();
    }
}
