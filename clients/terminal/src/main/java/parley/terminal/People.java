package parley.terminal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.client.model.ClientException;
import parley.client.model.ConversationId;
import parley.client.model.InboxItem;
import parley.client.model.Page;
import parley.client.model.Profile;
import parley.client.model.UserId;

/// Who is who, and which conversation is with whom. Guarded by [Chat].
final class People {
    private static final int PAGE = 200;
    private static final int MAX_PAGES = 50;
    private static final int SHORT_ID = 8;

    private final Server server;
    private final Map<UserId, Profile> profiles = new HashMap<>();
    private final Map<ConversationId, UserId> peers = new HashMap<>();

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
        items.values().forEach(item -> item.peer().ifPresent(peer -> peers.put(item.conversation(), peer)));
        return items.values().stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .toList();
    }

    /// The conversation with a person as the inbox has it now.
    Optional<InboxItem> with(UserId peer) {
        return inbox().stream()
                .filter(item -> item.peer().equals(Optional.of(peer)))
                .findFirst();
    }

    Optional<Profile> byHandle(String handle) {
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

    void isWith(ConversationId conversation, UserId peer) {
        peers.put(conversation, peer);
    }

    /// Whom a conversation is with; asks the server if that is not known yet.
    Optional<UserId> peer(ConversationId conversation) {
        if (!peers.containsKey(conversation)) {
            try {
                inbox();
            } catch (ClientException noAnswer) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(peers.get(conversation));
    }

    private static Profile unknown(UserId user) {
        String name = user.toString().substring(0, SHORT_ID);
        return new Profile(user, name, name);
    }
}
