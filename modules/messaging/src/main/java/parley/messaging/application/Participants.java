package parley.messaging.application;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Visibility;
import parley.messaging.port.out.ConversationMembers;

/// Who takes part in a conversation, and what of it one may see, whatever decides that.
final class Participants {
    /// Ascending unsigned order of ids.
    static final Comparator<UserId> ORDER = Comparator.comparing(UserId::value, (UUID one, UUID other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    });

    private static final Membership NOBODY = new Membership(0, List.of(), Set.of(), false);

    private final KnownConversations conversations;
    private final Audiences audiences;
    private final ConversationMembers members;

    Participants(KnownConversations conversations, Audiences audiences, ConversationMembers members) {
        this.conversations = conversations;
        this.audiences = audiences;
        this.members = members;
    }

    Optional<Conversation> find(ConversationId id) {
        return conversations.find(id);
    }

    /// Those who take part now; nobody in a group that its owner does not know.
    Membership now(Conversation conversation) {
        return switch (conversation) {
            case Conversation.Direct direct -> new Membership(0, direct.members(), Set.copyOf(direct.members()), false);
            case Conversation.Group group -> members.find(group.id()).orElse(NOBODY);
        };
    }

    /// Those who take part now and may see the entry.
    List<UserId> witnesses(Conversation conversation, long seq) {
        return switch (conversation) {
            case Conversation.Direct direct -> direct.members();
            case Conversation.Group group -> members.present(group.id(), seq);
        };
    }

    /// Whether the user never took part, and is not told of the conversation.
    boolean isStranger(Conversation conversation, UserId user) {
        return visibility(conversation, user).intervals().isEmpty();
    }

    Visibility visibility(Conversation conversation, UserId user) {
        return audiences.visibility(conversation, user);
    }
}
