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
    private final Map<ConversationId, Standing> standings = new HashMap<>();
    private boolean fresh;

    /// @param head highest seq when the inbox was last asked for
    /// @param read own read mark, which moves on
    private record Standing(long head, long read) {}

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
            standings.put(
                    item.conversation(),
                    new Standing(
                            item.head(),
                            Math.max(item.read(), standing(item.conversation()).read())));
        });
        fresh = true;
        return items.values().stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .toList();
    }

    /// The conversation with a person or a group as the inbox has it now.
    Optional<InboxItem> with(Partner partner) {
        return inbox().stream().filter(item -> isWith(item, partner)).findFirst();
    }

    static boolean isWith(InboxItem item, Partner partner) {
        return switch (partner) {
            case Partner.Person(var profile) -> item.peer().equals(Optional.of(profile.user()));
            case Partner.Circle circle -> item.conversation().equals(circle.id());
        };
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

    /// Whom a conversation is with; asks the server if that is not known yet, or may have changed meanwhile.
    Optional<Counterpart> counterpart(ConversationId conversation) {
        if (!fresh || !counterparts.containsKey(conversation)) {
            try {
                inbox();
            } catch (ClientException noAnswer) {
                return Optional.ofNullable(counterparts.get(conversation));
            }
        }
        return Optional.ofNullable(counterparts.get(conversation));
    }

    /// The connection was away: other devices may have read, and groups may have been left.
    void stale() {
        fresh = false;
    }

    /// The user has read up to here, on whichever device.
    void read(ConversationId conversation, long seq) {
        Standing before = standing(conversation);
        standings.put(conversation, new Standing(before.head(), Math.max(before.read(), seq)));
    }

    boolean hasRead(ConversationId conversation, long seq) {
        return seq <= standing(conversation).read();
    }

    /// Whether an entry came after the inbox was last asked for, which knows all before.
    boolean later(ConversationId conversation, long seq) {
        return seq > standing(conversation).head();
    }

    private Standing standing(ConversationId conversation) {
        return standings.getOrDefault(conversation, new Standing(0, 0));
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
