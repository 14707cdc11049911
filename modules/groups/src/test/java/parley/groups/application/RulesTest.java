package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.groups.Samples.user;
import static parley.groups.application.Fixture.users;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.groups.Samples;
import parley.groups.domain.Change;
import parley.groups.domain.Edit;
import parley.groups.domain.GroupProfile;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.Member;
import parley.groups.domain.Membership;
import parley.groups.domain.PendingChange;
import parley.groups.domain.Permitted;
import parley.groups.domain.Refusal;
import parley.groups.domain.Refusal.Reason;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.groups.port.in.AddMembers;
import parley.groups.port.in.AreFellowMembers;
import parley.groups.port.in.ChangeGroup;
import parley.groups.port.in.CreateGroup;
import parley.groups.port.in.LeaveGroup;
import parley.groups.port.in.ListMembers;
import parley.groups.port.in.ReadGroup;
import parley.groups.port.out.Acquaintances;
import parley.kernel.ConversationId;
import parley.kernel.Page;

/// Who may do what.
final class RulesTest {
    private final Fixture fixture = new Fixture(Fixture.configOf(6, 256, 2, 3));

    private ConversationId group(GroupSettings settings) {
        ConversationId group = fixture.create(settings, "owner", "admin", "admin2", "member", "member2");
        fixture.changeRole(group, "owner", "admin", Role.ADMIN);
        fixture.changeRole(group, "owner", "admin2", Role.ADMIN);
        fixture.add(group, "owner", "former");
        fixture.leave(group, "former");
        return group;
    }

    @ParameterizedTest
    @CsvSource({
        "owner,admin,Removed", "owner,member,Removed", "owner,owner,MustHandOver", "owner,stranger,NoSuchMember",
        "admin,owner,Forbidden", "admin,admin2,Forbidden", "admin,member,Removed", "admin,admin,Removed",
        "admin,former,NoSuchMember", "member,owner,Forbidden", "member,admin,Forbidden", "member,member2,Forbidden",
        "member,member,Removed", "member,stranger,Forbidden", "former,member,NotMember", "stranger,member,NotFound"
    })
    void removeShouldFollowTheRoles(String actor, String member, String expected) {
        ConversationId group = group(GroupSettings.DEFAULT);
        int before = fixture.present(group).size();

        assertEquals(expected, name(fixture.remove(group, actor, member)));

        assertEquals(
                expected.equals("Removed") ? before - 1 : before,
                fixture.present(group).size());
    }

    @ParameterizedTest
    @CsvSource({
        "owner,member,ADMIN,Changed,ADMIN",
        "owner,admin,MEMBER,Changed,MEMBER",
        "owner,admin,OWNER,Changed,OWNER",
        "owner,owner,MEMBER,Forbidden,OWNER",
        "owner,owner,OWNER,Changed,OWNER",
        "owner,stranger,ADMIN,NoSuchMember,NONE",
        "admin,member,ADMIN,Changed,ADMIN",
        "admin,member,OWNER,Forbidden,MEMBER",
        "admin,admin2,MEMBER,Forbidden,ADMIN",
        "admin,admin,MEMBER,Forbidden,ADMIN",
        "admin,owner,ADMIN,Forbidden,OWNER",
        "admin,admin,OWNER,Forbidden,ADMIN",
        "member,member2,ADMIN,Forbidden,MEMBER",
        "member,member,ADMIN,Forbidden,MEMBER",
        "former,member,ADMIN,NotMember,MEMBER",
        "stranger,member,ADMIN,NotFound,MEMBER"
    })
    void changeRoleShouldFollowTheRoles(String actor, String member, Role role, String expected, Standing after) {
        ConversationId group = group(GroupSettings.DEFAULT);

        assertEquals(expected, name(fixture.changeRole(group, actor, member, role)));

        assertEquals(after, fixture.standing(group, member));
        long owners = Stream.of("owner", "admin", "admin2", "member", "member2")
                .filter(name -> fixture.standing(group, name) == Standing.OWNER)
                .count();
        assertEquals(1, owners);
    }

    @Test
    void formerOwnerShouldBeAnAdmin() {
        ConversationId group = group(GroupSettings.DEFAULT);

        fixture.changeRole(group, "owner", "member", Role.OWNER);

        assertEquals(Standing.ADMIN, fixture.standing(group, "owner"));
        assertInstanceOf(LeaveGroup.Result.Left.class, fixture.leave(group, "owner"));
    }

    @ParameterizedTest
    @CsvSource({
        "MEMBERS,member,Changed",
        "MEMBERS,admin,Changed",
        "ADMINS,member,Forbidden",
        "ADMINS,admin,Changed",
        "ADMINS,owner,Changed",
        "MEMBERS,former,NotMember",
        "MEMBERS,stranger,NotFound"
    })
    void editingShouldFollowTheSettings(Permitted edit, String actor, String expected) {
        ConversationId group = group(new GroupSettings(Permitted.MEMBERS, edit, Permitted.ADMINS, false));

        assertEquals(expected, name(fixture.change(group, actor, fixture.version(group), new Edit.Name("Go"))));
        assertEquals(
                expected.equals("Changed") ? "Go" : Samples.PROFILE.name(),
                fixture.stores.groups().find(group).orElseThrow().profile().name());
    }

    @ParameterizedTest
    @CsvSource({"member,Forbidden", "admin,Changed", "owner,Changed"})
    void settingsShouldBeForAdmins(String actor, String expected) {
        ConversationId group = group(new GroupSettings(Permitted.MEMBERS, Permitted.MEMBERS, Permitted.ADMINS, false));

        assertEquals(
                expected,
                name(fixture.change(
                        group, actor, fixture.version(group), new Edit.Name("Go"), new Edit.Post(Permitted.ADMINS))));
        assertEquals(
                expected.equals("Changed") ? "Go" : Samples.PROFILE.name(),
                fixture.stores.groups().find(group).orElseThrow().profile().name());
    }

    @Test
    void changeShouldTellEveryDifferenceOnceAndInOrder() {
        ConversationId group = fixture.create("ann");
        GroupSettings settings = new GroupSettings(Permitted.ADMINS, Permitted.MEMBERS, Permitted.MEMBERS, true);

        ChangeGroup.Result.Changed changed = assertInstanceOf(
                ChangeGroup.Result.Changed.class,
                fixture.change(
                        group,
                        "ann",
                        1,
                        new Edit.Approval(true),
                        new Edit.Post(Permitted.ADMINS),
                        new Edit.Editing(Permitted.MEMBERS),
                        new Edit.Invite(Permitted.MEMBERS),
                        new Edit.Avatar(""),
                        new Edit.Description(""),
                        new Edit.Name("x"),
                        new Edit.Name("Go")));

        assertEquals(new GroupProfile("Go", "", ""), changed.view().group().profile());
        assertEquals(settings, changed.view().group().settings());
        assertEquals(5, changed.view().group().version());
        assertEquals(
                List.of(
                        new Change.NameChanged("Go"),
                        new Change.DescriptionChanged(""),
                        new Change.AvatarChanged(""),
                        new Change.SettingsChanged(settings)),
                fixture.log.changes(group).stream()
                        .skip(1)
                        .map(entry -> entry.change().change())
                        .toList());
    }

    @Test
    void changeShouldStopWhereTheRoleDoesNotSufficeAnyMore() {
        ConversationId group = fixture.create("ann", "bob");
        fixture.changeRole(group, "ann", "bob", Role.ADMIN);
        afterTheNextChange(group, new Change.RoleChanged(user("bob"), Role.MEMBER));

        assertEquals("Forbidden", name(changeAll(group, "bob")));
        assertEquals(new GroupProfile("Go", Samples.PROFILE.description(), Samples.PROFILE.avatar()), profile(group));
    }

    @Test
    void changeShouldStopWhereSomebodyElseChangedTheGroup() {
        ConversationId group = fixture.create("ann", "bob");
        fixture.changeRole(group, "ann", "bob", Role.ADMIN);
        afterTheNextChange(group, new Change.DescriptionChanged("of ann"));

        assertEquals("Outdated", name(changeAll(group, "bob")));
        assertEquals(new GroupProfile("Go", "of ann", Samples.PROFILE.avatar()), profile(group));
    }

    private ChangeGroup.Result changeAll(ConversationId group, String actor) {
        return fixture.change(
                group,
                actor,
                fixture.version(group),
                new Edit.Name("Go"),
                new Edit.Description("of bob"),
                new Edit.Post(Permitted.ADMINS));
    }

    private GroupProfile profile(ConversationId group) {
        return fixture.stores.groups().find(group).orElseThrow().profile();
    }

    /// Another instance makes the change, as Ann.
    private void afterTheNextChange(ConversationId group, Change change) {
        fixture.log.settleWith(command -> {
            fixture.log.settleWith(fixture.groups.settleChange());
            fixture.groups.settleChange().settle(command);
            PendingChange any = Samples.pending("any", "ann", change);
            long revision = fixture.stores.groups().state(group).orElseThrow().revision();
            fixture.stores
                    .changes()
                    .begin(new PendingChange(group, any.id(), any.actor(), any.device(), any.at(), change), revision);
            fixture.stores.changes().settle(group, any.id(), command.seq() + 1);
        });
    }

    @Test
    void changeShouldRefuseAnotherVersionAndWrongForms() {
        ConversationId group = fixture.create("ann");

        assertEquals(
                1,
                assertInstanceOf(
                                ChangeGroup.Result.Outdated.class, fixture.change(group, "ann", 2, new Edit.Name("Go")))
                        .current()
                        .group()
                        .version());
        assertEquals("Invalid", name(fixture.change(group, "ann", 1, new Edit.Name(" Go"))));
        assertEquals("Invalid", name(fixture.change(group, "ann", 1, new Edit.Description("x".repeat(2_001)))));
        assertEquals("Invalid", name(fixture.change(group, "ann", 1, new Edit.Avatar("a/b"))));
        assertEquals("Changed", name(fixture.change(group, "ann", 1)));
        assertEquals(1, fixture.log.changes(group).size());
    }

    @Test
    void postersShouldFollowTheSettings() {
        ConversationId group = group(GroupSettings.DEFAULT);
        assertEquals(
                5,
                fixture.groups
                        .findMembership()
                        .find(group)
                        .orElseThrow()
                        .posters()
                        .size());

        fixture.change(group, "admin", fixture.version(group), new Edit.Post(Permitted.ADMINS));

        Membership membership = fixture.groups.findMembership().find(group).orElseThrow();
        assertEquals(Set.copyOf(users("owner", "admin", "admin2")), membership.posters());
        assertEquals(5, membership.users().size());
        fixture.changeRole(group, "owner", "admin2", Role.MEMBER);
        assertEquals(
                Set.copyOf(users("owner", "admin")),
                fixture.groups.findMembership().find(group).orElseThrow().posters());
    }

    @ParameterizedTest
    @CsvSource({
        "MEMBERS,member,Added",
        "ADMINS,member,Forbidden",
        "ADMINS,admin,Added",
        "MEMBERS,former,NotMember",
        "MEMBERS,stranger,NotFound"
    })
    void addShouldFollowTheSettings(Permitted invite, String actor, String expected) {
        ConversationId group = group(new GroupSettings(Permitted.MEMBERS, Permitted.ADMINS, invite, false));

        assertEquals(expected, name(fixture.add(group, actor, "new")));
        assertEquals(expected.equals("Added") ? Standing.MEMBER : Standing.NONE, fixture.standing(group, "new"));
    }

    @Test
    void addShouldSayWhomItRefused() {
        ConversationId group = fixture.create("ann", "bob");
        fixture.acquaintances.put(users("ann", "cid"), Acquaintances.Answer.BLOCKED);
        fixture.acquaintances.put(users("ann", "dan"), Acquaintances.Answer.UNKNOWN);

        assertEquals(
                new AddMembers.Result.Added(
                        users("eve", "fay"),
                        List.of(
                                new Refusal(user("cid"), Reason.BLOCKED),
                                new Refusal(user("dan"), Reason.NOT_FOUND),
                                new Refusal(user("bob"), Reason.ALREADY_MEMBER))),
                fixture.add(group, "ann", "bob", "cid", "dan", "eve", "fay", "eve"));
        assertEquals(
                List.of(users("eve", "fay")),
                fixture.log.changes(group).stream()
                        .skip(1)
                        .map(entry -> entry.change().joining())
                        .toList());
        assertEquals(
                new AddMembers.Result.Added(List.of(), List.of(new Refusal(user("bob"), Reason.ALREADY_MEMBER))),
                fixture.add(group, "ann", "bob"));
        assertEquals(2, fixture.log.changes(group).size());
    }

    @Test
    void groupShouldNotGrowAboveItsLimit() {
        ConversationId group = fixture.create("a", "b", "c", "d", "e");

        assertEquals(new AddMembers.Result.Full(6), fixture.add(group, "a", "f", "g"));
        assertEquals("Added", name(fixture.add(group, "a", "f")));
        assertEquals(new AddMembers.Result.Full(6), fixture.add(group, "a", "g"));
        assertEquals(new CreateGroup.Result.Full(6), fixture.tryCreate("", "a", "b", "c", "d", "e", "f", "g"));
        assertEquals(6, fixture.present(group).size());
    }

    @Test
    void createShouldRefuseMembersWhoCannotBeAdded() {
        fixture.acquaintances.put(users("ann", "cid"), Acquaintances.Answer.BLOCKED);

        assertEquals(
                new CreateGroup.Result.Refused(List.of(new Refusal(user("cid"), Reason.BLOCKED))),
                fixture.tryCreate("", "ann", "bob", "cid"));
        fixture.acquaintances.put(users("ann", "bob"), Acquaintances.Answer.UNAVAILABLE);
        assertEquals(new CreateGroup.Result.Unavailable(), fixture.tryCreate("", "ann", "bob"));
        ConversationId group = fixture.create("ann");
        assertEquals(new AddMembers.Result.Unavailable(), fixture.add(group, "ann", "bob"));
    }

    @Test
    void repeatedCreationShouldFindItsGroupWhateverBecameOfTheMembers() {
        CreateGroup.Result first = fixture.tryCreate("key", "ann", "bob");
        fixture.acquaintances.put(users("ann", "bob"), Acquaintances.Answer.BLOCKED);

        assertEquals(first, fixture.tryCreate("key", "ann", "bob"));
        assertEquals("OtherContent", name(fixture.tryCreate("key", "ann", "cid")));
        assertEquals(
                "OtherContent",
                name(fixture.tryCreate(
                        "key",
                        new GroupSettings(Permitted.ADMINS, Permitted.ADMINS, Permitted.ADMINS, true),
                        "ann",
                        "bob")));
    }

    @Test
    void repeatedCreationShouldShowNothingToWhoIsOut() {
        ConversationId group = assertInstanceOf(
                        CreateGroup.Result.Created.class, fixture.tryCreate("key", "ann", "bob"))
                .view()
                .group()
                .id();
        fixture.changeRole(group, "ann", "bob", Role.OWNER);
        fixture.remove(group, "bob", "ann");

        assertEquals("NotMember", name(fixture.tryCreate("key", "ann", "bob")));
    }

    @Test
    void ownerShouldLeaveOnlyAsTheLast() {
        ConversationId group = fixture.create("ann", "bob");

        assertInstanceOf(LeaveGroup.Result.MustHandOver.class, fixture.leave(group, "ann"));
        fixture.leave(group, "bob");
        assertInstanceOf(LeaveGroup.Result.Left.class, fixture.leave(group, "ann"));
        assertInstanceOf(LeaveGroup.Result.NotMember.class, fixture.leave(group, "ann"));

        assertEquals(Set.of(), fixture.present(group));
    }

    @Test
    void groupShouldBeQueuedFromItsSizeOn() {
        ConversationId group = fixture.create("ann", "bob");
        assertEquals(
                false, fixture.groups.findMembership().find(group).orElseThrow().queued());

        fixture.add(group, "ann", "cid");

        assertEquals(
                true, fixture.groups.findMembership().find(group).orElseThrow().queued());
    }

    @Test
    void readShouldShowTheGroupToFormerMembersAndNobodyElse() {
        ConversationId group = group(GroupSettings.DEFAULT);

        assertEquals(
                List.of("OWNER", "ADMIN", "MEMBER", "FORMER", "NotFound"),
                Stream.of("owner", "admin", "member", "former", "stranger")
                        .map(name -> fixture.groups.readGroup().read(new ReadGroup.Query(user(name), group)))
                        .map(result -> result instanceof ReadGroup.Result.Found found
                                ? found.view().standing().name()
                                : name(result))
                        .toList());
    }

    @Test
    void membersShouldBeListedToMembersPageByPage() {
        ConversationId group = group(GroupSettings.DEFAULT);

        Page<Member> first = page(group, "member", "", 3);
        Page<Member> second = page(group, "member", first.next(), 3);

        assertEquals(3, first.items().size());
        assertEquals(2, second.items().size());
        assertEquals("", second.next());
        assertEquals(
                fixture.present(group),
                Stream.concat(first.items().stream(), second.items().stream())
                        .map(Member::user)
                        .collect(Collectors.toSet()));
        assertEquals("NotMember", name(list(group, "former", "", 3)));
        assertEquals("NotFound", name(list(group, "stranger", "", 3)));
        assertEquals("Invalid", name(list(group, "member", "", 0)));
        assertEquals("Invalid", name(list(group, "member", "", 201)));
        assertEquals("Invalid", name(list(group, "member", "x", 3)));
    }

    @Test
    void fellowMembersShouldBeThoseOfTheSameGroupNow() {
        ConversationId group = fixture.create("ann", "bob");
        fixture.create("cid", "dan");

        assertEquals(true, areFellows("ann", "bob"));
        assertEquals(false, areFellows("ann", "cid"));
        assertEquals(false, areFellows("ann", "eve"));
        fixture.add(group, "ann", "cid");
        assertEquals(true, areFellows("cid", "bob"));
        fixture.leave(group, "bob");
        assertEquals(false, areFellows("cid", "bob"));
    }

    private boolean areFellows(String one, String other) {
        return fixture.groups.areFellowMembers().check(new AreFellowMembers.Query(user(one), user(other)));
    }

    private ListMembers.Result list(ConversationId group, String caller, String cursor, int limit) {
        return fixture.groups.listMembers().list(new ListMembers.Query(user(caller), group, cursor, limit));
    }

    private Page<Member> page(ConversationId group, String caller, String cursor, int limit) {
        return assertInstanceOf(ListMembers.Result.Listed.class, list(group, caller, cursor, limit))
                .page();
    }

    private static String name(Object result) {
        return result.getClass().getSimpleName();
    }
}
