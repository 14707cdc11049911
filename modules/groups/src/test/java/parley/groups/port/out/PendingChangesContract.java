package parley.groups.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.groups.Samples.CREATED_AT;
import static parley.groups.Samples.PROFILE;
import static parley.groups.Samples.adding;
import static parley.groups.Samples.begin;
import static parley.groups.Samples.createGroup;
import static parley.groups.Samples.device;
import static parley.groups.Samples.fresh;
import static parley.groups.Samples.group;
import static parley.groups.Samples.link;
import static parley.groups.Samples.make;
import static parley.groups.Samples.pending;
import static parley.groups.Samples.removing;
import static parley.groups.Samples.user;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.groups.Race;
import parley.groups.domain.Change;
import parley.groups.domain.Group;
import parley.groups.domain.GroupProfile;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.GroupState;
import parley.groups.domain.Interval;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.Link;
import parley.groups.domain.Member;
import parley.groups.domain.PendingChange;
import parley.groups.domain.Permitted;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.kernel.Cid;
import parley.kernel.ConversationId;

/// What every [PendingChanges] does.
public interface PendingChangesContract {
    /// New, empty stores.
    GroupStores stores();

    @Test
    default void createShouldStoreAGroupOnce() {
        GroupStores stores = stores();
        PendingChange creation = pending("chess", "ann", new Change.Created("Chess", List.of(user("ann"))));

        assertTrue(stores.changes().create(fresh("chess"), creation));
        assertFalse(stores.changes()
                .create(fresh("chess"), pending("chess", "ann", new Change.Created("Go", List.of(user("ann"))))));

        assertEquals(Optional.of(creation), stores.changes().find(group("chess"), creation.id()));
        assertEquals(PROFILE, stores.groups().find(group("chess")).orElseThrow().profile());
    }

    @Test
    default void beginShouldRefuseAnotherRevision() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann");
        long revision = stores.groups().state(group("chess")).orElseThrow().revision();

        assertFalse(stores.changes().begin(pending("chess", "ann", new Change.NameChanged("Go")), revision - 1));
        assertFalse(stores.changes().begin(pending("chess", "ann", new Change.NameChanged("Go")), revision + 1));
        assertFalse(stores.changes().begin(pending("none", "ann", new Change.NameChanged("Go")), 0));

        assertEquals(
                revision, stores.groups().state(group("chess")).orElseThrow().revision());
        assertEquals(List.of(), stores.changes().list(ConversationId.NIL, 10));
    }

    @Test
    default void beginShouldRefuseASecondChange() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann");
        PendingChange first = begin(stores, "chess", "ann", new Change.NameChanged("Go"));
        long revision = stores.groups().state(group("chess")).orElseThrow().revision();

        assertFalse(stores.changes().begin(pending("chess", "ann", new Change.NameChanged("Dame")), revision));

        assertEquals(
                List.of(first),
                stores.groups().state(group("chess")).orElseThrow().pending());
        assertEquals(
                revision, stores.groups().state(group("chess")).orElseThrow().revision());
    }

    @Test
    default void beginShouldLetOneOfSeveralThrough() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann");
        long revision = stores.groups().state(group("chess")).orElseThrow().revision();

        List<Boolean> begun = Race.of(
                8,
                number -> stores.changes()
                        .begin(pending("chess", "ann", new Change.NameChanged("Go" + number)), revision));

        assertEquals(1, begun.stream().filter(isBegun -> isBegun).count());
        assertEquals(1, stores.changes().list(ConversationId.NIL, 10).size());
    }

    @Test
    default void everyStepShouldRaiseTheRevision() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann");
        List<Long> revisions = new ArrayList<>();
        revisions.add(revision(stores));

        PendingChange rename = begin(stores, "chess", "ann", new Change.NameChanged("Go"));
        revisions.add(revision(stores));
        stores.changes().settle(group("chess"), rename.id(), 2);
        revisions.add(revision(stores));
        PendingChange again = begin(stores, "chess", "ann", new Change.NameChanged("Dame"));
        revisions.add(revision(stores));
        stores.changes().cancel(group("chess"), again.id());
        revisions.add(revision(stores));

        long first = revisions.getFirst();
        assertEquals(List.of(first, first + 1, first + 2, first + 3, first + 4), revisions);
    }

    @Test
    default void everyChangeShouldComeBackAsItWas() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob");
        List<Change> changes = List.of(
                adding("cid", "dan"),
                removing("cid"),
                new Change.JoinedByLink(link("open")),
                new Change.JoinedByRequest(),
                new Change.NameChanged("Go 囲碁 \uD83D\uDE00"),
                new Change.DescriptionChanged(""),
                new Change.DescriptionChanged("two\nlines"),
                new Change.AvatarChanged(""),
                new Change.RoleChanged(user("bob"), Role.ADMIN),
                new Change.RoleChanged(user("bob"), Role.MEMBER),
                new Change.OwnerChanged(user("bob")),
                new Change.SettingsChanged(
                        new GroupSettings(Permitted.ADMINS, Permitted.MEMBERS, Permitted.MEMBERS, true)),
                new Change.LinkCreated(link("open", "chess", "ann", 5, CREATED_AT + 9)),
                new Change.LinkRevoked(link("open")),
                new Change.Left());
        for (Change change : changes) {
            PendingChange pending = begin(stores, "chess", "ann", change);

            assertEquals(
                    List.of(pending),
                    stores.groups().state(group("chess")).orElseThrow().pending());
            assertEquals(List.of(pending), stores.changes().list(ConversationId.NIL, 10));
            assertEquals(Optional.of(pending), stores.changes().find(group("chess"), pending.id()));
            stores.changes().cancel(group("chess"), pending.id());
        }
    }

    @Test
    default void settleShouldApplyProfileAndSettings() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann");
        GroupSettings settings = new GroupSettings(Permitted.ADMINS, Permitted.MEMBERS, Permitted.MEMBERS, true);

        make(stores, "chess", "ann", 2, new Change.NameChanged("Go"));
        make(stores, "chess", "ann", 3, new Change.DescriptionChanged("new"));
        make(stores, "chess", "ann", 4, new Change.AvatarChanged("b"));
        make(stores, "chess", "ann", 5, new Change.SettingsChanged(settings));

        assertEquals(
                new Group(group("chess"), new GroupProfile("Go", "new", "b"), settings, 1, 5, CREATED_AT),
                stores.groups().find(group("chess")).orElseThrow());
    }

    @Test
    default void settleShouldApplyOnlyOnceAndOnlyThatChange() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob");
        PendingChange removal = begin(stores, "chess", "ann", removing("bob"));
        Cid other = pending("chess", "ann", new Change.Left()).id();

        stores.changes().settle(group("chess"), other, 2);
        assertEquals(
                List.of(removal),
                stores.groups().state(group("chess")).orElseThrow().pending());
        stores.changes().settle(group("chess"), removal.id(), 3);
        GroupState settled = stores.groups().state(group("chess")).orElseThrow();
        stores.changes().settle(group("chess"), removal.id(), 4);

        assertEquals(Optional.of(settled), stores.groups().state(group("chess")));
        assertEquals(1, settled.group().members());
        assertEquals(List.of(new Interval(1, 3)), stores.memberships().intervals(group("chess"), user("bob")));
    }

    @Test
    default void settleShouldHandOver() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob");

        make(stores, "chess", "ann", 2, new Change.OwnerChanged(user("bob")));

        assertEquals(Standing.ADMIN, stores.memberships().standing(group("chess"), user("ann")));
        assertEquals(Standing.OWNER, stores.memberships().standing(group("chess"), user("bob")));
    }

    @Test
    default void whoComesBackShouldBeAMemberWithoutTheFormerRole() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob");
        make(stores, "chess", "ann", 2, new Change.RoleChanged(user("bob"), Role.ADMIN));
        make(stores, "chess", "bob", 3, new Change.Left());

        PendingChange added = make(stores, "chess", "ann", 4, adding("bob"));

        Member bob = stores.groups()
                .state(group("chess"))
                .orElseThrow()
                .member(user("bob"))
                .orElseThrow();
        assertEquals(new Member(user("bob"), Role.MEMBER, added.at()), bob);
    }

    @Test
    default void settleShouldMakeAndRevokeLinksAndTakeUses() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann");
        Link link = link("open", "chess", "ann", 2, CREATED_AT + 10);
        PendingChange making = begin(stores, "chess", "ann", new Change.LinkCreated(link));
        assertEquals(Optional.empty(), stores.links().find(link.token()));
        stores.changes().settle(group("chess"), making.id(), 2);
        assertEquals(Optional.of(link), stores.links().find(link.token()));

        make(stores, "chess", "bob", 3, new Change.JoinedByLink(link.id()));
        assertEquals(1, stores.links().find(link.token()).orElseThrow().uses());
        assertEquals(Standing.MEMBER, stores.memberships().standing(group("chess"), user("bob")));
        make(stores, "chess", "ann", 4, new Change.LinkRevoked(link.id()));

        assertEquals(Optional.empty(), stores.links().find(link.token()));
    }

    @Test
    default void settleShouldRevokeTheLinksOfWhoIsOutOrDemoted() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob", "cid");
        createGroup(stores, "go", "bob");
        List<Link> links = List.of(
                link("of-ann", "chess", "ann", 2, CREATED_AT + 10),
                link("of-bob", "chess", "bob", 2, CREATED_AT + 10),
                link("of-cid", "chess", "cid", 2, CREATED_AT + 10));
        Link elsewhere = link("elsewhere", "go", "bob", 2, CREATED_AT + 10);
        make(stores, "go", "bob", 2, new Change.LinkCreated(elsewhere));
        for (int at = 0; at < links.size(); at++) {
            make(stores, "chess", "ann", 2 + at, new Change.LinkCreated(links.get(at)));
        }

        make(stores, "chess", "ann", 5, new Change.RoleChanged(user("cid"), Role.ADMIN));
        assertEquals(3, stores.links().list(group("chess"), CREATED_AT).size());
        make(stores, "chess", "ann", 6, removing("bob"));
        make(stores, "chess", "ann", 7, new Change.RoleChanged(user("cid"), Role.MEMBER));

        assertEquals(links.subList(0, 1), stores.links().list(group("chess"), CREATED_AT));
        assertEquals(List.of(elsewhere), stores.links().list(group("go"), CREATED_AT));
    }

    @Test
    default void settleShouldRemoveTheRequestOfWhoJoins() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann");
        Link link = link("open", "chess", "ann", 9, CREATED_AT + 10);
        make(stores, "chess", "ann", 2, new Change.LinkCreated(link));
        for (String name : List.of("bob", "cid")) {
            stores.requests().add(new JoinRequest(group("chess"), user(name), device(name), CREATED_AT), link.id(), 9);
        }

        make(stores, "chess", "bob", 3, new Change.JoinedByRequest());

        assertEquals(Optional.empty(), stores.requests().find(group("chess"), user("bob")));
        assertTrue(stores.requests().find(group("chess"), user("cid")).isPresent());
    }

    @Test
    default void settleShouldRemoveLinksAndRequestsAfterTheLastMember() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann");
        Link link = link("open", "chess", "ann", 9, CREATED_AT + 10);
        make(stores, "chess", "ann", 2, new Change.LinkCreated(link));
        stores.requests().add(new JoinRequest(group("chess"), user("bob"), device("bob"), CREATED_AT), link.id(), 9);

        make(stores, "chess", "ann", 3, new Change.Left());

        assertEquals(Optional.empty(), stores.links().find(link.token()));
        assertEquals(Optional.empty(), stores.requests().find(group("chess"), user("bob")));
        assertEquals(0, stores.groups().find(group("chess")).orElseThrow().members());
    }

    @Test
    default void cancelShouldLeaveTheGroupAsItWas() {
        GroupStores stores = stores();
        createGroup(stores, "chess", "ann", "bob");
        GroupState before = stores.groups().state(group("chess")).orElseThrow();
        PendingChange removal = begin(stores, "chess", "ann", removing("bob"));
        Cid other = pending("chess", "ann", new Change.Left()).id();

        stores.changes().cancel(group("chess"), other);
        assertEquals(Standing.FORMER, stores.memberships().standing(group("chess"), user("bob")));
        stores.changes().cancel(group("chess"), removal.id());

        GroupState after = stores.groups().state(group("chess")).orElseThrow();
        assertEquals(before.group(), after.group());
        assertEquals(Set.copyOf(before.members()), Set.copyOf(after.members()));
        assertEquals(List.of(), after.pending());
    }

    @Test
    default void cancelShouldRemoveAGroupThatWasNotCreatedYet() {
        GroupStores stores = stores();
        PendingChange creation = pending("chess", "ann", new Change.Created("Chess", List.of(user("ann"))));
        stores.changes().create(fresh("chess"), creation);

        stores.changes().cancel(group("chess"), creation.id());

        assertEquals(Optional.empty(), stores.groups().state(group("chess")));
        assertTrue(stores.changes().create(fresh("chess"), creation));
    }

    @Test
    default void listShouldPageThroughAllPendingChanges() {
        GroupStores stores = stores();
        for (int number = 0; number < 3; number++) {
            createGroup(stores, "g" + number, "ann");
            begin(stores, "g" + number, "ann", new Change.NameChanged("x"));
        }
        createGroup(stores, "idle", "ann");

        List<PendingChange> all = stores.changes().list(ConversationId.NIL, 3);
        List<PendingChange> first = stores.changes().list(ConversationId.NIL, 2);
        List<PendingChange> second = stores.changes().list(first.getLast().group(), 2);

        assertEquals(3, all.size());
        assertEquals(all.subList(0, 2), first);
        assertEquals(all.subList(2, 3), second);
        assertEquals(
                all,
                all.stream()
                        .sorted(Comparator.comparing(pending -> pending.group().toString()))
                        .toList());
    }

    private static long revision(GroupStores stores) {
        return stores.groups().state(group("chess")).orElseThrow().revision();
    }
}
