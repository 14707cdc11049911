package parley.groups.application;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.groups.domain.GroupState;
import parley.groups.domain.Interval;
import parley.groups.domain.Member;
import parley.groups.domain.Membership;
import parley.groups.domain.PendingChange;
import parley.groups.domain.Permitted;
import parley.groups.domain.Stay;
import parley.groups.port.in.FindVisibility;
import parley.groups.port.out.GroupStores;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// What is remembered of the stores, because it is asked for all the time: memberships, what members may see,
/// and who is in which group. It is forgotten whenever a change becomes pending or is settled.
final class Memory {
    private static final int MOST_GROUPS = 1_000;

    private final GroupStores stores;
    private final int queuedFromMembers;
    private final VersionedCache<ConversationId, Membership> memberships;
    private final VersionedCache<ConversationId, Roster> rosters;
    private final VersionedCache<FindVisibility.Query, List<Interval>> visibilities;
    private final VersionedCache<UserId, Set<ConversationId>> fellowships;

    Memory(GroupStores stores, GroupsConfig config, Clock clock) {
        this.stores = stores;
        this.queuedFromMembers = config.queuedFromMembers();
        this.memberships = new VersionedCache<>(
                this::loadMembership,
                membership -> 1 + membership.users().size(),
                config.cachedMembers(),
                config.cacheLife(),
                clock);
        this.rosters = new VersionedCache<>(
                group -> Optional.empty(),
                roster -> 1 + roster.stays().size(),
                config.cachedMembers(),
                config.cacheLife(),
                clock);
        this.visibilities = new VersionedCache<>(
                this::loadVisibility, List::size, config.cachedVisibilities(), config.cacheLife(), clock);
        this.fellowships = new VersionedCache<>(
                this::loadFellowship,
                groups -> 1 + groups.size(),
                config.cachedFellowships(),
                config.cacheLife(),
                clock);
    }

    Optional<Membership> membership(ConversationId group) {
        return memberships.get(group);
    }

    /// All stays that share an entry with `first` to `last`. What is remembered tells of the entries from some seq
    /// on; whoever asks for earlier ones, as after an outage, has the store asked.
    List<Stay> stays(ConversationId group, long first, long last) {
        Optional<Roster> roster = rosters.get(group, same -> Optional.of(load(group, first)));
        return roster.filter(known -> known.from() <= first)
                .map(known -> known.between(first, last))
                .orElseGet(() -> stores.memberships().between(group, first, last));
    }

    private Roster load(ConversationId group, long first) {
        return new Roster(first, stores.memberships().between(group, first, Interval.OPEN));
    }

    List<Interval> visibility(FindVisibility.Query query) {
        return visibilities.get(query).orElse(List.of());
    }

    Set<ConversationId> groupsOf(UserId user) {
        return fellowships.get(user).orElse(Set.of());
    }

    /// To be called after the state of a change in the store may have changed.
    void forget(PendingChange change) {
        forget(change.group());
        change.joining().forEach(user -> forget(change.group(), user));
        change.leaving().forEach(user -> forget(change.group(), user));
    }

    void forget(ConversationId group) {
        memberships.invalidate(group);
        rosters.invalidate(group);
    }

    private void forget(ConversationId group, UserId user) {
        visibilities.invalidate(new FindVisibility.Query(group, user));
        fellowships.invalidate(user);
    }

    private Optional<Membership> loadMembership(ConversationId group) {
        return stores.groups().state(group).map(this::membership);
    }

    private Membership membership(GroupState state) {
        Permitted post = state.group().settings().post();
        List<UserId> users = state.members().stream().map(Member::user).toList();
        Set<UserId> posters = state.members().stream()
                .filter(member -> post.allows(member.role()))
                .map(Member::user)
                .collect(Collectors.toUnmodifiableSet());
        return new Membership(state.revision(), users, posters, users.size() >= queuedFromMembers);
    }

    private Optional<List<Interval>> loadVisibility(FindVisibility.Query query) {
        List<Interval> intervals = stores.memberships().intervals(query.group(), query.user());
        return intervals.isEmpty() ? Optional.empty() : Optional.of(intervals);
    }

    private Optional<Set<ConversationId>> loadFellowship(UserId user) {
        return Optional.of(stores.memberships().groupsOf(user, MOST_GROUPS));
    }
}
