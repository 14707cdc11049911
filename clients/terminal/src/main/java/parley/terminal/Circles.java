package parley.terminal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.client.model.ClientException;
import parley.client.model.ConversationId;
import parley.client.model.Group;
import parley.client.model.Page;

/// The groups that the user is or was in, as they were last seen. Guarded by [Chat].
final class Circles {
    private static final int PAGE = 200;
    private static final int MAX_PAGES = 10;
    private static final int SHORT_ID = 8;

    private final GroupServer server;
    private final Map<ConversationId, Group> known = new HashMap<>();

    Circles(GroupServer server) {
        this.server = server;
    }

    /// Asks for the groups that the user is in.
    void refresh() {
        Page<Group> page = server.list("", PAGE);
        page.items().forEach(this::keep);
        for (int pages = 1; !page.last() && pages < MAX_PAGES; pages++) {
            page = server.list(page.next(), PAGE);
            page.items().forEach(this::keep);
        }
    }

    Group keep(Group group) {
        known.put(group.group(), group);
        return group;
    }

    /// As the server has it now.
    Optional<Group> fresh(ConversationId id) {
        Optional<Group> found = server.find(id);
        found.ifPresentOrElse(this::keep, () -> known.remove(id));
        return found;
    }

    /// As it was last seen, or as the server has it.
    Optional<Group> find(ConversationId id) {
        return known.containsKey(id) ? Optional.ofNullable(known.get(id)) : fresh(id);
    }

    boolean has(ConversationId id) {
        return known.containsKey(id);
    }

    /// It has changed: the next one who asks gets it anew.
    void changed(ConversationId id) {
        known.remove(id);
    }

    /// A group by its name, whatever the case of its letters; one that the user is in before one that was
    /// left.
    Optional<Group> named(String name) {
        refresh();
        return known.values().stream()
                .filter(group -> group.name().equalsIgnoreCase(name))
                .min((one, other) -> one.role().compareTo(other.role()));
    }

    /// Its name; made up from the id if the server does not tell.
    String name(ConversationId id) {
        try {
            return find(id).map(Group::name).orElseGet(() -> unknown(id));
        } catch (ClientException noAnswer) {
            return unknown(id);
        }
    }

    private static String unknown(ConversationId id) {
        return "group " + id.toString().substring(id.toString().length() - SHORT_ID);
    }
}
