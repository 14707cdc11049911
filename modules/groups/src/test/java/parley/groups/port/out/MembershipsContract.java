package parley.groups.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.groups.Samples.CREATED_AT;
import static parley.groups.Samples.adding;
import static parley.groups.Samples.begin;
import static parley.groups.Samples.createGroup;
import static parley.groups.Samples.group;
import static parley.groups.Samples.make;
import static parley.groups.Samples.removing;
import static parley.groups.Samples.user;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.groups.domain.Change;
import parley.groups.domain.GroupState;
import parley.groups.domain.Interval;
import parley.groups.domain.Member;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.groups.domain.Stay;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// What every [Memberships] does.
public interface MembershipsContract {
    /// New, empty stores.
    GroupStores stores();

    @Test
    default void standingShouldTellMembersFormerMembersAndOthersApart() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob", "cid", "dan");
        make(stores, "chess", "ann", 2, new Change.RoleChanged(user("bob"), Role.ADMIN));
        make(stores, "chess", "dan", 3, new Change.Left());

        assertEquals(
                List.of(Standing.OWNER, Standing.ADMIN, Standing.MEMBER, Standing.FORMER, Standing.NONE),
                Stream.of("ann", "bob", "cid", "dan", "eve")
                        .map(name -> stores.memberships().standing(group("chess"), user(name)))
                        .toList());
        assertEquals(Standing.NONE, stores.memberships().standing(group("go"), user("ann")));
    }

    @Test
    default void usersShouldBePresentMembersOfAnyGroupEachOnceAndInOrder() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob", "cid", "dan");
        createGroup(stores, "go", "bob", "eve");
        make(stores, "chess", "dan", 2, new Change.Left());
        begin(stores, "chess", "ann", removing("cid"));
        begin(stores, "go", "bob", adding("fay"));
        List<UserId> present = Stream.of(user("ann"), user("bob"), user("eve"))
                .sorted(Comparator.comparing(UserId::toString))
                .toList();
        UserId before = new UserId(ConversationId.NIL.value());

        assertEquals(present, stores.memberships().users(before, 10));
        assertEquals(present.subList(0, 2), stores.memberships().users(before, 2));
        assertEquals(present.subList(2, 3), stores.memberships().users(present.get(1), 2));
        assertEquals(List.of(), stores.memberships().users(present.get(2), 2));
    }

    @Test
    default void standingShouldDenyWhoIsBeingRemovedAtOnceAndNotAdmitWhoIsBeingAdded() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob");
        createGroup(stores, "go", "ann");
        begin(stores, "chess", "ann", removing("bob"));
        begin(stores, "go", "ann", adding("bob"));

        assertEquals(Standing.FORMER, stores.memberships().standing(group("chess"), user("bob")));
        assertEquals(Standing.NONE, stores.memberships().standing(group("go"), user("bob")));
    }

    @Test
    default void intervalsShouldBeKeptOverLeavingAndComingBack() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob");
        make(stores, "chess", "ann", 4, removing("bob"));
        make(stores, "chess", "ann", 9, adding("bob"));
        begin(stores, "chess", "bob", new Change.Left());

        assertEquals(
                List.of(new Interval(1, 4), new Interval(9, Interval.OPEN)),
                stores.memberships().intervals(group("chess"), user("bob")));
        assertEquals(List.of(), stores.memberships().intervals(group("chess"), user("eve")));
    }

    @Test
    default void listShouldPageThroughPresentMembers() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob", "cid", "dan", "eve");
        make(stores, "chess", "dan", 2, new Change.Left());
        begin(stores, "chess", "ann", removing("eve"));
        List<UserId> expected = Stream.of("ann", "bob", "cid")
                .map(name -> user(name))
                .sorted(Comparator.comparing(UserId::toString))
                .toList();
        UserId before = new UserId(ConversationId.NIL.value());

        List<Member> all = stores.memberships().list(group("chess"), before, 3);
        List<Member> first = stores.memberships().list(group("chess"), before, 2);
        List<Member> second =
                stores.memberships().list(group("chess"), first.getLast().user(), 2);

        assertEquals(expected, all.stream().map(Member::user).toList());
        assertEquals(all.subList(0, 2), first);
        assertEquals(all.subList(2, 3), second);
        assertEquals(
                Role.OWNER,
                all.stream()
                        .filter(member -> member.user().equals(user("ann")))
                        .findFirst()
                        .orElseThrow()
                        .role());
        assertEquals(CREATED_AT, all.getFirst().since());
    }

    @Test
    default void betweenShouldReturnEveryStayThatSharesAnEntry() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob", "cid");
        make(stores, "chess", "ann", 4, removing("bob"));
        make(stores, "chess", "ann", 9, adding("bob"));
        begin(stores, "chess", "cid", new Change.Left());
        Stay ann = new Stay(user("ann"), new Interval(1, Interval.OPEN), false);
        Stay cid = new Stay(user("cid"), new Interval(1, Interval.OPEN), true);
        Stay bobFirst = new Stay(user("bob"), new Interval(1, 4), false);
        Stay bobAgain = new Stay(user("bob"), new Interval(9, Interval.OPEN), false);

        assertEquals(
                List.of(
                        Set.of(ann, cid, bobFirst),
                        Set.of(ann, cid),
                        Set.of(ann, cid, bobAgain),
                        Set.of(ann, cid, bobFirst, bobAgain)),
                Stream.of(List.of(4L, 5L), List.of(5L, 8L), List.of(8L, 9L), List.of(1L, 20L))
                        .map(range -> stores.memberships().between(group("chess"), range.getFirst(), range.getLast()))
                        .map(Set::copyOf)
                        .toList());
    }

    @Test
    default void groupsOfShouldReturnPresentMembershipsUpToTheLimit() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob");
        createGroup(stores, "go", "ann", "bob");
        createGroup(stores, "bridge", "ann", "bob");
        make(stores, "go", "bob", 2, new Change.Left());
        begin(stores, "bridge", "ann", removing("bob"));

        assertEquals(Set.of(group("chess")), stores.memberships().groupsOf(user("bob"), 10));
        assertEquals(3, stores.memberships().groupsOf(user("ann"), 10).size());
        assertEquals(2, stores.memberships().groupsOf(user("ann"), 2).size());
    }

    @Test
    default void largestGroupShouldBeStoredAndRead() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann");
        List<UserId> many =
                IntStream.range(0, 1_499).mapToObj(number -> user(number)).toList();

        make(stores, "chess", "ann", 2, new Change.MembersAdded(many));

        GroupState state = stores.groups().state(group("chess")).orElseThrow();
        assertEquals(1_500, state.members().size());
        assertEquals(1_500, state.group().members());
        assertEquals(1_500, stores.memberships().between(group("chess"), 2, 2).size());
        assertEquals(1, stores.memberships().between(group("chess"), 1, 1).size());
    }
}
