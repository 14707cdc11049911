package parley.groups.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
/// and who is in which group. It is forgotten whenever a change becomes pending or is settled here.
///
/// Where other instances change the same groups, what is remembered of a group counts only while the group has the
/// revision that it had before the stores were read. Who the members are is asked for every message, by the one
/// instance that writes to the conversation and learns of every change: there a comparison is good for a second.
final class Memory {
    private static final int MOST_GROUPS = 1_000;
    private static final Duration MEMBERS_GOOD_FOR = Duration.ofSeconds(1);

    private final GroupStores stores;
    private final int queuedFromMembers;
    private final Revisions revisions;
    private final VersionedCache<ConversationId, Revised<Membership>> memberships;
    private final VersionedCache<ConversationId, Revised<Roster>> rosters;
    private final VersionedCache<FindVisibility.Query, Revised<List<Interval>>> visibilities;
    private final VersionedCache<UserId, Set<ConversationId>> fellowships;

    Memory(GroupStores stores, GroupsConfig config, Clock clock) {
        this.stores = stores;
        this.queuedFromMembers = config.queuedFromMembers();
        this.revisions = config.shared() ? Revisions.of(stores.groups(), clock) : Revisions.NEVER_CHANGED;
        this.memberships = new VersionedCache<>(
                this::loadMembership,
                membership -> 1 + membership.value().users().size(),
                config.cachedMembers(),
                config.cacheLife(),
                clock);
        this.rosters = new VersionedCache<>(
                group -> Optional.empty(),
                roster -> 1 + roster.value().stays().size(),
                config.cachedMembers(),
                config.cacheLife(),
                clock);
        this.visibilities = new VersionedCache<>(
                this::loadVisibility,
                intervals -> intervals.value().size(),
                config.cachedVisibilities(),
                config.cacheLife(),
                clock);
        this.fellowships = new VersionedCache<>(
                this::loadFellowship,
                groups -> 1 + groups.size(),
                config.cachedFellowships(),
                config.cacheLife(),
                clock);
    }

    Optional<Membership> membership(ConversationId group) {
        return present(memberships, group, group, this::loadMembership, MEMBERS_GOOD_FOR);
    }

    /// All stays that share an entry with `first` to `last`. What is remembered tells of the entries from some seq
    /// on; whoever asks for earlier ones, as after an outage, has the store asked.
    List<Stay> stays(ConversationId group, long first, long last) {
        Optional<Roster> roster =
                present(rosters, group, group, same -> Optional.of(load(group, first)), Duration.ZERO);
        return roster.filter(known -> known.from() <= first)
                .map(known -> known.between(first, last))
                .orElseGet(() -> stores.memberships().between(group, first, last));
    }

    private Revised<Roster> load(ConversationId group, long first) {
        return revisions.with(
                group, () -> new Roster(first, stores.memberships().between(group, first, Interval.OPEN)));
    }

    /// What is remembered if the group has not changed since, else what the stores say.
    private <K, V> Optional<V> present(
            VersionedCache<K, Revised<V>> cache,
            ConversationId group,
            K key,
            Function<K, Optional<Revised<V>>> loader,
            Duration goodFor) {
        Optional<Revised<V>> known = cache.get(key, loader);
        if (known.isPresent() && !revisions.isPresent(group, known.get(), goodFor)) {
            cache.invalidate(key);
            known = cache.get(key, loader);
        }
        return known.map(Revised::value);
    }

    List<Interval> visibility(FindVisibility.Query query) {
        return present(visibilities, query.group(), query, this::loadVisibility, Duration.ZERO)
                .orElse(List.of());
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

    private Optional<Revised<Membership>> loadMembership(ConversationId group) {
        Revised<Optional<GroupState>> state =
                revisions.with(group, () -> stores.groups().state(group));
        return state.value().map(found -> state.with(membership(found)));
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

    private Optional<Revised<List<Interval>>> loadVisibility(FindVisibility.Query query) {
        Revised<List<Interval>> intervals =
                revisions.with(query.group(), () -> stores.memberships().intervals(query.group(), query.user()));
        return intervals.value().isEmpty() ? Optional.empty() : Optional.of(intervals);
    }

    private Optional<Set<ConversationId>> loadFellowship(UserId user) {
        return Optional.of(stores.memberships().groupsOf(user, MOST_GROUPS));
    }
}
