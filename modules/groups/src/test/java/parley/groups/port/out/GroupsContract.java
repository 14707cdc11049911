package parley.groups.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.groups.Samples.CREATED_AT;
import static parley.groups.Samples.PROFILE;
import static parley.groups.Samples.adding;
import static parley.groups.Samples.begin;
import static parley.groups.Samples.createGroup;
import static parley.groups.Samples.fresh;
import static parley.groups.Samples.group;
import static parley.groups.Samples.make;
import static parley.groups.Samples.pending;
import static parley.groups.Samples.removing;
import static parley.groups.Samples.user;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.groups.domain.Change;
import parley.groups.domain.Group;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.GroupState;
import parley.groups.domain.GroupView;
import parley.groups.domain.Member;
import parley.groups.domain.PendingChange;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.kernel.ConversationId;

/// What every [Groups] does.
public interface GroupsContract {
    /// New, empty stores.
    GroupStores stores();

    @Test
    default void findShouldFindNothingForAnUnknownGroup() {
        assertEquals(Optional.empty(), stores().groups().find(group("chess")));
        assertEquals(Optional.empty(), stores().groups().state(group("chess")));
    }

    @Test
    default void revisionShouldGrowWithEveryStepOfAChange() {
        GroupStores stores = stores();
        List<OptionalLong> seen = new ArrayList<>();
        seen.add(stores.groups().revision(group("chess")));
        createGroup(stores, "chess", "ann", "bob");
        seen.add(stores.groups().revision(group("chess")));
        PendingChange change = begin(stores, "chess", "ann", new Change.NameChanged("Go"));
        seen.add(stores.groups().revision(group("chess")));
        stores.changes().cancel(group("chess"), change.id());
        seen.add(stores.groups().revision(group("chess")));

        assertEquals(OptionalLong.empty(), seen.getFirst());
        assertEquals(
                seen.stream()
                        .skip(1)
                        .distinct()
                        .sorted(Comparator.comparingLong(OptionalLong::getAsLong))
                        .toList(),
                seen.subList(1, seen.size()));
        assertEquals(
                seen.getLast().getAsLong(),
                stores.groups().state(group("chess")).orElseThrow().revision());
    }

    @Test
    default void findShouldReturnTheGroupAfterTheLastSettledChange() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob");
        begin(stores, "chess", "ann", new Change.NameChanged("Go"));

        assertEquals(
                Optional.of(new Group(group("chess"), PROFILE, GroupSettings.DEFAULT, 2, 1, CREATED_AT)),
                stores.groups().find(group("chess")));
    }

    @Test
    default void stateShouldShowAPendingCreation() {
        GroupStores stores = stores();
        PendingChange creation =
                pending("chess", "ann", new Change.Created("Chess", List.of(user("ann"), user("bob"))));
        stores.changes().create(fresh("chess"), creation);

        assertEquals(
                Optional.of(new GroupState(fresh("chess"), 1, List.of(), List.of(creation))),
                stores.groups().state(group("chess")));
    }

    @Test
    default void stateShouldShowMembersWithRolesAndTheBeginningOfTheirMembership() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob");
        PendingChange added = make(stores, "chess", "ann", 4, adding("cid"));
        make(stores, "chess", "ann", 5, new Change.RoleChanged(user("bob"), Role.ADMIN));

        GroupState state = stores.groups().state(group("chess")).orElseThrow();

        assertEquals(
                Set.of(
                        new Member(user("ann"), Role.OWNER, CREATED_AT),
                        new Member(user("bob"), Role.ADMIN, CREATED_AT),
                        new Member(user("cid"), Role.MEMBER, added.at())),
                Set.copyOf(state.members()));
        assertEquals(3, state.members().size());
        assertEquals(3, state.group().version());
        assertEquals(List.of(), state.pending());
    }

    @Test
    default void stateShouldLeaveOutWhoIsBeingRemoved() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob");
        PendingChange removal = begin(stores, "chess", "ann", removing("bob"));

        GroupState state = stores.groups().state(group("chess")).orElseThrow();

        assertEquals(List.of(new Member(user("ann"), Role.OWNER, CREATED_AT)), state.members());
        assertEquals(List.of(removal), state.pending());
    }

    @Test
    default void ofMemberShouldPageThroughTheGroupsOfAMember() {
        GroupStores stores = stores();
        for (int number = 0; number < 5; number++) {
            createGroup(stores, "g" + number, number % 2 == 0 ? "ann" : "bob", "cid");
        }
        make(stores, "g0", "cid", 2, new Change.Left());
        begin(stores, "g1", "bob", removing("cid"));
        List<ConversationId> expected = Stream.of("g2", "g3", "g4")
                .map(name -> group(name))
                .sorted(Comparator.comparing(ConversationId::toString))
                .toList();

        List<GroupView> first = stores.groups().ofMember(user("cid"), ConversationId.NIL, 2);
        List<GroupView> second =
                stores.groups().ofMember(user("cid"), first.getLast().group().id(), 2);

        assertEquals(
                expected,
                Stream.concat(first.stream(), second.stream())
                        .map(view -> view.group().id())
                        .toList());
        assertEquals(2, first.size());
        assertEquals(Standing.MEMBER, first.getFirst().standing());
        assertEquals(
                Standing.OWNER,
                stores.groups()
                        .ofMember(user("bob"), ConversationId.NIL, 9)
                        .getFirst()
                        .standing());
        assertEquals(List.of(), stores.groups().ofMember(user("dan"), ConversationId.NIL, 9));
    }
}
