package parley.terminal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.client.model.ClientException;
import parley.client.model.ConversationId;
import parley.client.model.Counterpart;
import parley.client.model.Group;
import parley.client.model.GroupRules;
import parley.client.model.InboxItem;
import parley.client.model.Page;

/// The groups that the user is or was in, as they were last seen. Guarded by [Chat].
final class Circles {
    private static final int PAGE = 200;
    private static final int MAX_PAGES = 10;
    private static final int MAX_LEFT = 100;
    private static final int SHORT_ID = 8;

    private final GroupServer server;
    private final Map<ConversationId, Group> known = new HashMap<>();
    private final Map<ConversationId, GroupRules> rules = new HashMap<>();

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
        rules.put(group.group(), group.rules());
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

    /// It has changed: the next one who asks gets it anew.
    void changed(ConversationId id) {
        known.remove(id);
    }

    /// Sees to it that the groups among these conversations are known, also those that were left.
    void learn(List<InboxItem> items) {
        if (items.stream().anyMatch(this::strange)) {
            refresh();
        }
        items.stream().filter(this::strange).limit(MAX_LEFT).forEach(item -> name(item.conversation()));
    }

    private boolean strange(InboxItem item) {
        return item.with() instanceof Counterpart.Members && !known.containsKey(item.conversation());
    }

    /// The known groups of a name, whatever the case of its letters; those that the user is in first.
    List<Group> named(String name) {
        return known.values().stream()
                .filter(group -> group.name().equalsIgnoreCase(name))
                .sorted(Comparator.comparing(Group::role)
                        .thenComparing(group -> group.group().toString()))
                .toList();
    }

    /// Who may do what in a group, as far as that was seen.
    Optional<GroupRules> rules(ConversationId id) {
        return Optional.ofNullable(rules.get(id));
    }

    void ruled(ConversationId id, GroupRules now) {
        rules.put(id, now);
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
