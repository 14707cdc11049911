package parley.proof.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import parley.client.model.ConversationId;
import parley.client.model.UserId;
import parley.proof.history.Truth;
import parley.proof.history.Truth.Stored;

/// Who belongs to which conversation from when until when, as the changes in the logs say.
final class Memberships {
    private static final Membership NEVER = new Membership();

    private final Map<ConversationId, Map<UserId, Membership>> byConversation = new HashMap<>();

    /// @param disorder told of changes that contradict those before
    static Memberships of(Truth truth, Consumer<String> disorder) {
        Memberships all = new Memberships();
        truth.logs().forEach((conversation, log) -> {
            Map<UserId, Membership> members = new HashMap<>();
            if (truth.peers().containsKey(conversation)) {
                truth.peers().get(conversation).forEach(peer -> members.put(peer, Membership.always()));
            } else {
                follow(conversation, log, members, disorder);
            }
            all.byConversation.put(conversation, members);
        });
        return all;
    }

    private static void follow(
            ConversationId group, List<Stored> log, Map<UserId, Membership> members, Consumer<String> disorder) {
        for (Stored entry : log) {
            for (UserId user : entry.joining()) {
                Membership membership = members.computeIfAbsent(user, absent -> new Membership());
                if (membership.current()) {
                    disorder.accept(user + " joins " + group + " at " + entry.seq() + " and is in already");
                } else {
                    membership.begin(entry.seq());
                }
            }
            for (UserId user : entry.leaving()) {
                Membership membership = members.getOrDefault(user, NEVER);
                if (membership.current()) {
                    membership.end(entry.seq());
                } else {
                    disorder.accept(user + " leaves " + group + " at " + entry.seq() + " and is not in");
                }
            }
        }
    }

    /// Everybody who is or was in a conversation.
    Map<UserId, Membership> of(ConversationId conversation) {
        return byConversation.getOrDefault(conversation, Map.of());
    }

    boolean covers(ConversationId conversation, UserId user, long seq) {
        return of(conversation).getOrDefault(user, NEVER).covers(seq);
    }
}
