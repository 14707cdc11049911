package parley.presence.inmemory;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.presence.port.out.ConversationAudience;
import parley.presence.port.out.FellowMembers;

/// Conversations that are given beforehand; each counts as a group.
public final class InMemoryConversations implements ConversationAudience, FellowMembers {
    private final Map<ConversationId, Set<UserId>> members = new ConcurrentHashMap<>();
    private final Map<ConversationId, Set<UserId>> former = new ConcurrentHashMap<>();

    /// Makes these, and nobody else, the members.
    public void set(ConversationId conversation, List<UserId> users) {
        Set<UserId> left = new HashSet<>(former.getOrDefault(conversation, Set.of()));
        left.addAll(members.getOrDefault(conversation, Set.of()));
        former.put(conversation, Set.copyOf(left));
        members.put(conversation, new LinkedHashSet<>(users));
    }

    @Override
    public Answer of(UserId speaker, ConversationId conversation) {
        Set<UserId> present = members.getOrDefault(conversation, Set.of());
        if (present.contains(speaker)) {
            return new Answer.Members(
                    present.stream().filter(user -> !user.equals(speaker)).toList());
        }
        boolean was = former.getOrDefault(conversation, Set.of()).contains(speaker);
        return was ? new Answer.NotMember() : new Answer.NotFound();
    }

    @Override
    public boolean areFellows(UserId one, UserId other) {
        return members.values().stream().anyMatch(users -> users.contains(one) && users.contains(other));
    }
}
