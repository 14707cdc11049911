package parley.messaging.inmemory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Interval;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Visibility;
import parley.messaging.port.out.ConversationMembers;

/// Keeps memberships in memory; lost when the process ends. Changes are announced by [#begin] and take effect when
/// they are settled, except that who leaves is no member from the announcement on.
public final class InMemoryConversationMembers implements ConversationMembers {
    private final Map<ConversationId, Group> groups = new HashMap<>();

    /// A change is about to be recorded; the group comes into being with its first one.
    public synchronized void begin(ConversationId group, Cid change, List<UserId> joining, List<UserId> leaving) {
        Group known = groups.computeIfAbsent(group, absent -> new Group());
        known.pending.put(change, new Change(List.copyOf(joining), List.copyOf(leaving)));
        known.version++;
    }

    /// Lets only these members send; everybody if there are none.
    public synchronized void restrictPosting(ConversationId group, Set<UserId> posters) {
        existing(group).posters = Set.copyOf(posters);
    }

    /// Decides whether the group's entries reach its members by a queued job.
    public synchronized void queue(ConversationId group, boolean queued) {
        existing(group).queued = queued;
    }

    @Override
    public synchronized Optional<Membership> find(ConversationId group) {
        return Optional.ofNullable(groups.get(group)).map(Group::membership);
    }

    @Override
    public synchronized Visibility visibility(ConversationId group, UserId user) {
        Group known = groups.get(group);
        return known == null ? Visibility.NOTHING : new Visibility(known.intervals.getOrDefault(user, List.of()));
    }

    /// There is nothing that could be older than the truth.
    @Override
    public void refresh(ConversationId group) {
        // Nothing is remembered beside it.
    }

    @Override
    public synchronized void settle(ConversationId group, Cid change, long seq) {
        Group known = groups.get(group);
        if (known == null) {
            return;
        }
        Change settled = known.pending.remove(change);
        if (settled != null) {
            settled.joining().forEach(user -> known.begin(user, seq));
            settled.leaving().forEach(user -> known.end(user, seq));
            known.version++;
        }
    }

    private Group existing(ConversationId group) {
        return Optional.ofNullable(groups.get(group))
                .orElseThrow(() -> new IllegalStateException("group " + group + " (expected: begun before)"));
    }

    private record Change(List<UserId> joining, List<UserId> leaving) {}

    private static final class Group {
        private final Map<Cid, Change> pending = new HashMap<>();
        private final Map<UserId, List<Interval>> intervals = new TreeMap<>((one, other) -> {
            return one.value().compareTo(other.value());
        });
        private Set<UserId> posters = Set.of();
        private boolean queued;
        private long version;

        Membership membership() {
            Set<UserId> leaving = new HashSet<>();
            pending.values().forEach(change -> leaving.addAll(change.leaving()));
            List<UserId> users = intervals.entrySet().stream()
                    .filter(entry -> entry.getValue().getLast().until() == Interval.OPEN)
                    .map(Map.Entry::getKey)
                    .filter(user -> !leaving.contains(user))
                    .toList();
            Set<UserId> allowed = new HashSet<>(users);
            if (!posters.isEmpty()) {
                allowed.retainAll(posters);
            }
            return new Membership(version, users, allowed, queued);
        }

        void begin(UserId user, long seq) {
            intervals.computeIfAbsent(user, absent -> new ArrayList<>()).add(new Interval(seq, Interval.OPEN));
        }

        void end(UserId user, long seq) {
            intervals.computeIfPresent(user, (id, own) -> {
                List<Interval> ended = new ArrayList<>(own);
                ended.set(own.size() - 1, new Interval(own.getLast().from(), seq));
                return ended;
            });
        }
    }
}
