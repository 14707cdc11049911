package parley.terminal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.client.model.ClientException;
import parley.client.model.ConversationId;
import parley.client.model.ConversationSettings;
import parley.client.model.Counterpart;
import parley.client.model.InboxItem;
import parley.client.model.Page;
import parley.client.model.Profile;
import parley.client.model.UserId;

/// Who is who, and which conversation is with whom. Guarded by [Chat].
final class People {
    private static final int PAGE = 200;
    private static final int MAX_PAGES = 50;
    private static final int SHORT_ID = 8;
    private static final String HANDLE = "[a-z0-9_.-]{3,32}";

    private final Server server;
    private final Map<UserId, Profile> profiles = new HashMap<>();
    private final Map<ConversationId, Counterpart> counterparts = new HashMap<>();
    private final Map<ConversationId, ConversationSettings> settings = new HashMap<>();

    People(Server server) {
        this.server = server;
    }

    /// All conversations, asked anew, the newest first.
    List<InboxItem> inbox() {
        Map<ConversationId, InboxItem> items = new LinkedHashMap<>();
        Page<InboxItem> page = server.conversations("", PAGE);
        for (int pages = 1; ; pages++) {
            page.items().forEach(item -> items.put(item.conversation(), item));
            if (page.last() || pages == MAX_PAGES) {
                break;
            }
            page = server.conversations(page.next(), PAGE);
        }
        items.values().forEach(item -> {
            counterparts.put(item.conversation(), item.with());
            settings.put(item.conversation(), item.settings());
        });
        return items.values().stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .toList();
    }

    /// The conversation with a person or a group as the inbox has it now.
    Optional<InboxItem> with(Partner partner) {
        return inbox().stream()
                .filter(item -> switch (partner) {
                    case Partner.Person(var profile) -> item.peer().equals(Optional.of(profile.user()));
                    case Partner.Circle circle -> item.conversation().equals(circle.id());
                })
                .findFirst();
    }

    /// Nobody for what cannot be a handle.
    Optional<Profile> byHandle(String handle) {
        if (!handle.matches(HANDLE)) {
            return Optional.empty();
        }
        Optional<Profile> found = server.userByHandle(handle);
        found.ifPresent(profile -> profiles.put(profile.user(), profile));
        return found;
    }

    /// A profile; made up from the id if the server does not tell.
    Profile profile(UserId user) {
        Profile known = profiles.get(user);
        if (known != null) {
            return known;
        }
        try {
            Optional<Profile> found = server.user(user);
            found.ifPresent(profile -> profiles.put(user, profile));
            return found.orElseGet(() -> unknown(user));
        } catch (ClientException noAnswer) {
            return unknown(user);
        }
    }

    void isWith(ConversationId conversation, Counterpart with) {
        counterparts.put(conversation, with);
    }

    /// Whom a conversation is with; asks the server if that is not known yet.
    Optional<Counterpart> counterpart(ConversationId conversation) {
        if (!counterparts.containsKey(conversation)) {
            try {
                inbox();
            } catch (ClientException noAnswer) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(counterparts.get(conversation));
    }

    /// How the user keeps a conversation, as far as that was told.
    ConversationSettings settings(ConversationId conversation) {
        return settings.getOrDefault(conversation, ConversationSettings.DEFAULTS);
    }

    void keeps(ConversationId conversation, ConversationSettings changed) {
        settings.put(conversation, changed);
    }

    private static Profile unknown(UserId user) {
        String name = user.toString().substring(0, SHORT_ID);
        return new Profile(user, name, name);
    }
}
