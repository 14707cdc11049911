package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static parley.groups.application.Fixture.users;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.groups.FakeLog;
import parley.groups.FakeLog.Fault;
import parley.groups.Samples;
import parley.groups.domain.Change;
import parley.groups.domain.Edit;
import parley.groups.domain.Interval;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.groups.port.in.AddMembers;
import parley.groups.port.in.CreateGroup;
import parley.groups.port.in.CreateLink;
import parley.groups.port.in.LeaveGroup;
import parley.groups.port.in.RemoveMember;
import parley.kernel.ConversationId;

/// What becomes of changes that stop half way.
final class ChangeProtocolTest {
    private final Fixture fixture = new Fixture();

    @Test
    void creationShouldTellItselfAsTheFirstEntryAndLetEverybodySeeIt() {
        ConversationId group = fixture.create("ann", "bob", "cid");

        FakeLog.Entry first = fixture.log.changes(group).getFirst();
        assertEquals(1, first.seq());
        assertEquals(
                new Change.Created(Samples.PROFILE.name(), users("ann", "bob", "cid")),
                first.change().change());
        assertEquals(Set.copyOf(users("ann", "bob", "cid")), fixture.present(group));
        assertEquals(List.of(new Interval(1, Interval.OPEN)), fixture.intervals(group, "cid"));
        assertEquals(1, fixture.version(group));
    }

    @Test
    void removalShouldDenyAtOnceAndEndAtItsEntry() {
        ConversationId group = fixture.create("ann", "bob");
        fixture.log.say(group);
        fixture.log.failWith(Fault.UNKNOWN_BEFORE_STORING);

        assertInstanceOf(RemoveMember.Result.Unavailable.class, fixture.remove(group, "ann", "bob"));

        assertEquals(Set.copyOf(users("ann")), fixture.present(group));
        assertEquals(List.of(new Interval(1, Interval.OPEN)), fixture.intervals(group, "bob"));
        fixture.log.say(group);
        fixture.log.failWith(Fault.NONE);
        fixture.groups.runUpkeep().run();
        assertEquals(List.of(new Interval(1, 4)), fixture.intervals(group, "bob"));
        assertEquals(Set.copyOf(users("ann")), fixture.present(group));
    }

    @Test
    void whoIsBeingAddedShouldSeeNothingBeforeItIsSettled() {
        ConversationId group = fixture.create("ann");
        fixture.log.failWith(Fault.UNKNOWN_BEFORE_SETTLING);

        assertInstanceOf(AddMembers.Result.Unavailable.class, fixture.add(group, "ann", "bob"));

        assertEquals(Set.copyOf(users("ann")), fixture.present(group));
        assertEquals(List.of(), fixture.intervals(group, "bob"));
        fixture.log.say(group);
        fixture.log.failWith(Fault.NONE);
        fixture.groups.runUpkeep().run();
        assertEquals(List.of(new Interval(2, Interval.OPEN)), fixture.intervals(group, "bob"));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN_BEFORE_STORING", "UNKNOWN_BEFORE_SETTLING"})
    void theNextChangeShouldCompleteThePendingOneFirst(Fault fault) {
        ConversationId group = fixture.create("ann", "bob");
        fixture.log.failWith(fault);
        assertInstanceOf(AddMembers.Result.Unavailable.class, fixture.add(group, "ann", "cid"));
        assertInstanceOf(LeaveGroup.Result.Unavailable.class, fixture.leave(group, "bob"));
        assertEquals(Standing.MEMBER, fixture.standing(group, "bob"));
        fixture.log.failWith(Fault.NONE);

        assertInstanceOf(LeaveGroup.Result.Left.class, fixture.leave(group, "bob"));

        assertEquals(Set.copyOf(users("ann", "cid")), fixture.present(group));
        assertEquals(List.of(new Interval(2, Interval.OPEN)), fixture.intervals(group, "cid"));
        assertEquals(List.of(new Interval(1, 3)), fixture.intervals(group, "bob"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "UNKNOWN_BEFORE_STORING",
                "UNKNOWN_BEFORE_SETTLING",
                "UNKNOWN_AFTER_SETTLING",
                "CRASH_BEFORE_STORING",
                "CRASH_BEFORE_SETTLING",
                "CRASH_AFTER_SETTLING"
            })
    void everyChangeShouldBeCompletedOnceWhereverItStopped(Fault fault) {
        ConversationId group = fixture.create("ann", "bob", "cid");
        CreateLink.Result.Created link = fixture.link(group, "ann", 9);
        List<Supplier<Object>> changes = List.of(
                () -> fixture.change(group, "ann", fixture.version(group), new Edit.Name("Go")),
                () -> fixture.add(group, "ann", "dan"),
                () -> fixture.changeRole(group, "ann", "bob", Role.ADMIN),
                () -> fixture.remove(group, "bob", "cid"),
                () -> fixture.join("eve", link.token()),
                () -> fixture.changeRole(group, "ann", "bob", Role.OWNER),
                () -> fixture.leave(group, "ann"));
        Fixture last = fixture;
        for (Supplier<Object> change : changes) {
            int before = fixture.log.changes(group).size();
            long version = fixture.version(group);
            stop(fault, change);
            fixture.log.failWith(Fault.NONE);

            last = fixture.restarted();
            last.groups.runUpkeep().run();
            last.groups.runUpkeep().run();

            assertEquals(before + 1, fixture.log.changes(group).size());
            assertEquals(version + 1, fixture.version(group));
            assertEquals(List.of(), fixture.stores.changes().list(ConversationId.NIL, 1));
            fixture.log.settleWith(fixture.groups.settleChange());
        }

        assertEquals(Set.copyOf(users("bob", "dan", "eve")), last.present(group));
        assertEquals(Standing.OWNER, last.standing(group, "bob"));
        assertEquals(
                "Go",
                fixture.stores.groups().find(group).orElseThrow().profile().name());
        assertEquals(
                8,
                fixture.stores.links().find(link.link().token()).orElseThrow().uses());
    }

    private void stop(Fault fault, Supplier<Object> change) {
        fixture.log.failWith(fault);
        if (fault.name().startsWith("CRASH")) {
            assertThrows(FakeLog.Crash.class, change::get);
        } else {
            assertEquals("Unavailable", change.get().getClass().getSimpleName());
        }
    }

    @Test
    void refusedRemovalShouldLetTheMemberBackIn() {
        ConversationId group = fixture.create("ann", "bob");
        fixture.log.failWith(Fault.REFUSED);

        assertInstanceOf(RemoveMember.Result.Unavailable.class, fixture.remove(group, "ann", "bob"));

        assertEquals(Set.copyOf(users("ann", "bob")), fixture.present(group));
        assertEquals(List.of(), fixture.stores.changes().list(ConversationId.NIL, 1));
    }

    @Test
    void repeatedCreationShouldCreateOneGroup() {
        fixture.log.failWith(Fault.UNKNOWN_BEFORE_SETTLING);
        assertInstanceOf(CreateGroup.Result.Unavailable.class, fixture.tryCreate("key", "ann", "bob"));
        assertInstanceOf(CreateGroup.Result.Unavailable.class, fixture.tryCreate("key", "ann", "bob"));
        fixture.log.failWith(Fault.NONE);

        CreateGroup.Result.Created created =
                assertInstanceOf(CreateGroup.Result.Created.class, fixture.tryCreate("key", "ann", "bob"));
        CreateGroup.Result.Created again =
                assertInstanceOf(CreateGroup.Result.Created.class, fixture.tryCreate("key", "ann", "bob"));
        CreateGroup.Result.Created ofBob =
                assertInstanceOf(CreateGroup.Result.Created.class, fixture.tryCreate("key", "bob"));

        assertEquals(created, again);
        assertEquals(Standing.OWNER, created.view().standing());
        assertEquals(2, created.view().group().members());
        assertEquals(1, fixture.log.changes(created.view().group().id()).size());
        assertEquals(
                1,
                fixture.stores
                        .groups()
                        .ofMember(Samples.user("ann"), ConversationId.NIL, 9)
                        .size());
        assertEquals(1, ofBob.view().group().members());
    }

    @Test
    void refusedCreationShouldLeaveNothing() {
        fixture.log.failWith(Fault.REFUSED);
        assertInstanceOf(CreateGroup.Result.Unavailable.class, fixture.tryCreate("key", "ann"));
        assertEquals(List.of(), fixture.stores.changes().list(ConversationId.NIL, 1));
        fixture.log.failWith(Fault.NONE);

        assertInstanceOf(CreateGroup.Result.Created.class, fixture.tryCreate("key", "ann"));
    }

    @Test
    void whoComesBackShouldSeeWhatWasSaidWhileInTheGroup() {
        ConversationId group = fixture.create("ann", "bob");
        fixture.remove(group, "ann", "bob");
        fixture.log.say(group);
        fixture.add(group, "ann", "bob");
        fixture.leave(group, "bob");

        assertEquals(List.of(new Interval(1, 2), new Interval(4, 5)), fixture.intervals(group, "bob"));
    }
}
