package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.groups.Samples.device;
import static parley.groups.Samples.user;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import parley.groups.FakeLinkTokens;
import parley.groups.FakeLog;
import parley.groups.MutableClock;
import parley.groups.Samples;
import parley.groups.domain.Edit;
import parley.groups.domain.FanOut;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.Interval;
import parley.groups.domain.LinkToken;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.groups.inmemory.InMemoryStores;
import parley.groups.port.in.AddMembers;
import parley.groups.port.in.ChangeGroup;
import parley.groups.port.in.ChangeRole;
import parley.groups.port.in.CreateGroup;
import parley.groups.port.in.CreateLink;
import parley.groups.port.in.DecideRequest;
import parley.groups.port.in.FindVisibility;
import parley.groups.port.in.JoinByLink;
import parley.groups.port.in.LeaveGroup;
import parley.groups.port.in.RemoveMember;
import parley.groups.port.out.Acquaintances;
import parley.groups.port.out.GroupStores;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Groups on memory and fakes, with shortcuts for what most tests begin with.
final class Fixture {
    static final long NOW = Samples.CREATED_AT;

    final MutableClock clock = new MutableClock(NOW);
    final Map<List<UserId>, Acquaintances.Answer> acquaintances = new ConcurrentHashMap<>();
    final List<Advance> advances = new CopyOnWriteArrayList<>();
    final GroupStores stores;
    final FakeLog log;
    final GroupsModule groups;
    volatile boolean inboxesAnswer = true;
    final Set<ConversationId> stuckInboxes = ConcurrentHashMap.newKeySet();

    /// Inboxes that were advanced.
    record Advance(List<Long> jobs, List<UserId> users) {}

    Fixture() {
        this(GroupsConfig.defaults());
    }

    Fixture(GroupsConfig config) {
        this(config, InMemoryStores.create(), new FakeLog());
    }

    /// Several fixtures on the same stores and log are several instances, or one that was started again. The last one
    /// owns the conversations.
    Fixture(GroupsConfig config, GroupStores stores, FakeLog log) {
        this.stores = stores;
        this.log = log;
        AtomicLong lastId = new AtomicLong(System.identityHashCode(this) * 1_000_000L);
        this.groups = GroupsModule.create(
                new GroupsPorts(
                        stores,
                        log,
                        this::advance,
                        (actor, user) -> acquaintances.getOrDefault(List.of(actor, user), Acquaintances.Answer.ALLOWED),
                        new FakeLinkTokens()),
                config,
                clock,
                () -> new UUID(7, lastId.incrementAndGet()));
        log.settleWith(groups.settleChange());
    }

    Fixture restarted() {
        return new Fixture(GroupsConfig.defaults(), stores, log);
    }

    /// Where other instances change the same groups.
    static GroupsConfig shared() {
        GroupsConfig defaults = GroupsConfig.defaults();
        return new GroupsConfig(
                defaults.members(),
                3,
                defaults.chunk(),
                defaults.links(),
                defaults.requests(),
                defaults.requestLife(),
                defaults.changeTimeout(),
                defaults.cachedMembers(),
                defaults.cachedVisibilities(),
                defaults.cachedFellowships(),
                Duration.ofHours(1),
                true);
    }

    static GroupsConfig configOf(int members, int chunk, int links, int requests) {
        GroupsConfig defaults = GroupsConfig.defaults();
        return new GroupsConfig(
                members,
                3,
                chunk,
                links,
                requests,
                defaults.requestLife(),
                defaults.changeTimeout(),
                defaults.cachedMembers(),
                defaults.cachedVisibilities(),
                defaults.cachedFellowships(),
                Duration.ofHours(1),
                false);
    }

    private boolean advance(List<FanOut> jobs, List<UserId> users) {
        boolean answers =
                inboxesAnswer && !stuckInboxes.contains(jobs.getFirst().group());
        if (answers) {
            advances.add(new Advance(jobs.stream().map(FanOut::last).toList(), List.copyOf(users)));
        }
        return answers;
    }

    static List<UserId> users(String... names) {
        return Stream.of(names).map(Samples::user).toList();
    }

    CreateGroup.Result tryCreate(String key, String... members) {
        return tryCreate(key, GroupSettings.DEFAULT, members);
    }

    CreateGroup.Result tryCreate(String key, GroupSettings settings, String... members) {
        return groups.createGroup()
                .create(new CreateGroup.Command(
                        user(members[0]), device(members[0]), Samples.PROFILE, settings, users(members), key));
    }

    /// The first of the members owns the group.
    ConversationId create(String... members) {
        return create(GroupSettings.DEFAULT, members);
    }

    ConversationId create(GroupSettings settings, String... members) {
        return assertInstanceOf(CreateGroup.Result.Created.class, tryCreate("", settings, members))
                .view()
                .group()
                .id();
    }

    AddMembers.Result add(ConversationId group, String actor, String... users) {
        return groups.addMembers().add(new AddMembers.Command(user(actor), device(actor), group, users(users)));
    }

    RemoveMember.Result remove(ConversationId group, String actor, String member) {
        return groups.removeMember().remove(new RemoveMember.Command(user(actor), device(actor), group, user(member)));
    }

    LeaveGroup.Result leave(ConversationId group, String actor) {
        return groups.leaveGroup().leave(new LeaveGroup.Command(user(actor), device(actor), group));
    }

    ChangeRole.Result changeRole(ConversationId group, String actor, String member, Role role) {
        return groups.changeRole()
                .change(new ChangeRole.Command(user(actor), device(actor), group, user(member), role));
    }

    ChangeGroup.Result change(ConversationId group, String actor, long version, Edit... edits) {
        return groups.changeGroup()
                .change(new ChangeGroup.Command(user(actor), device(actor), group, version, List.of(edits)));
    }

    CreateLink.Result tryLink(ConversationId group, String actor, int uses) {
        return groups.createLink()
                .create(new CreateLink.Command(user(actor), device(actor), group, Duration.ofDays(1), uses));
    }

    CreateLink.Result.Created link(ConversationId group, String actor, int uses) {
        return assertInstanceOf(CreateLink.Result.Created.class, tryLink(group, actor, uses));
    }

    JoinByLink.Result join(String actor, LinkToken token) {
        return groups.joinByLink().join(new JoinByLink.Command(user(actor), device(actor), token.text()));
    }

    DecideRequest.Result decide(ConversationId group, String actor, String requester, boolean isApproved) {
        return groups.decideRequest()
                .decide(new DecideRequest.Command(user(actor), device(actor), group, user(requester), isApproved));
    }

    Set<UserId> present(ConversationId group) {
        return groups.findMembership()
                .find(group)
                .map(found -> Set.copyOf(found.users()))
                .orElse(Set.of());
    }

    List<Interval> intervals(ConversationId group, String user) {
        return groups.findVisibility().find(new FindVisibility.Query(group, user(user)));
    }

    Standing standing(ConversationId group, String user) {
        return stores.memberships().standing(group, user(user));
    }

    long version(ConversationId group) {
        return stores.groups().find(group).orElseThrow().version();
    }
}
