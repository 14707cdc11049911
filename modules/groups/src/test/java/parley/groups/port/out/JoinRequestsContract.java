package parley.groups.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.groups.Samples.CREATED_AT;
import static parley.groups.Samples.createGroup;
import static parley.groups.Samples.device;
import static parley.groups.Samples.group;
import static parley.groups.Samples.link;
import static parley.groups.Samples.make;
import static parley.groups.Samples.user;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.groups.Race;
import parley.groups.domain.Change;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.Link;
import parley.groups.port.out.JoinRequests.Addition;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// What every [JoinRequests] does.
public interface JoinRequestsContract {
    /// New, empty stores.
    GroupStores stores();

    @Test
    default void addShouldStoreARequestOnceAndTakeOneUse() {
        GroupStores stores = stores();
        Link link = open(stores, 5);
        JoinRequest request = request("bob", CREATED_AT);

        assertEquals(Addition.ADDED, stores.requests().add(request, link.id(), 9));
        assertEquals(Addition.PRESENT, stores.requests().add(request("bob", CREATED_AT + 1), link.id(), 9));

        assertEquals(Optional.of(request), stores.requests().find(group("chess"), user("bob")));
        assertEquals(4, stores.links().find(link.token()).orElseThrow().uses());
    }

    @Test
    default void removeShouldGiveTheUseBack() {
        GroupStores stores = stores();
        Link link = open(stores, 1);
        assertEquals(Addition.ADDED, stores.requests().add(request("bob", CREATED_AT), link.id(), 9));
        assertTrue(stores.requests().remove(group("chess"), user("bob")));
        assertFalse(stores.requests().remove(group("chess"), user("bob")));

        assertEquals(1, stores.links().find(link.token()).orElseThrow().uses());
        assertEquals(Addition.ADDED, stores.requests().add(request("cid", CREATED_AT), link.id(), 9));
        assertEquals(0, stores.links().find(link.token()).orElseThrow().uses());
    }

    @Test
    default void addShouldRefuseALinkThatCannotBeUsed() {
        GroupStores stores = stores();
        Link link = open(stores, 1);
        createGroup(stores, "go", "ann");

        assertEquals(Addition.LINK_REFUSED, stores.requests().add(request("bob", CREATED_AT), link("gone"), 9));
        assertEquals(Addition.LINK_REFUSED, stores.requests().add(request("bob", CREATED_AT + 10), link.id(), 9));
        assertEquals(
                Addition.LINK_REFUSED,
                stores.requests()
                        .add(new JoinRequest(group("go"), user("bob"), device("bob"), CREATED_AT), link.id(), 9));
        assertEquals(Addition.ADDED, stores.requests().add(request("bob", CREATED_AT), link.id(), 9));
        assertEquals(Addition.LINK_REFUSED, stores.requests().add(request("cid", CREATED_AT), link.id(), 9));
    }

    @Test
    default void addShouldKeepToTheLimit() {
        GroupStores stores = stores();
        Link link = open(stores, 100);

        List<Addition> additions = Race.of(
                8,
                number -> stores.requests()
                        .add(new JoinRequest(group("chess"), user(number), device("any"), CREATED_AT), link.id(), 3));

        assertEquals(3, additions.stream().filter(Addition.ADDED::equals).count());
        assertEquals(
                5, additions.stream().filter(Addition.LIMIT_REACHED::equals).count());
        assertEquals(97, stores.links().find(link.token()).orElseThrow().uses());
    }

    @Test
    default void listShouldPageThroughTheRequestsOfTheGroup() {
        GroupStores stores = stores();
        Link link = open(stores, 100);
        for (int number = 0; number < 3; number++) {
            stores.requests().add(request("u" + number, CREATED_AT + number), link.id(), 9);
        }
        UserId before = new UserId(ConversationId.NIL.value());

        List<JoinRequest> all = stores.requests().list(group("chess"), before, 3);
        List<JoinRequest> first = stores.requests().list(group("chess"), before, 2);
        List<JoinRequest> second =
                stores.requests().list(group("chess"), first.getLast().user(), 2);

        assertEquals(3, all.size());
        assertEquals(
                all,
                all.stream()
                        .sorted(Comparator.comparing(request -> request.user().toString()))
                        .toList());
        assertEquals(all.subList(0, 2), first);
        assertEquals(all.subList(2, 3), second);
        assertEquals(List.of(), stores.requests().list(group("go"), before, 3));
    }

    @Test
    default void removeShouldSayWhetherThereWasOne() {
        GroupStores stores = stores();
        Link link = open(stores, 5);
        stores.requests().add(request("bob", CREATED_AT), link.id(), 9);

        assertTrue(stores.requests().remove(group("chess"), user("bob")));
        assertFalse(stores.requests().remove(group("chess"), user("bob")));

        assertEquals(Optional.empty(), stores.requests().find(group("chess"), user("bob")));
    }

    @Test
    default void requestsShouldGoWithTheirUserAndWithTime() {
        GroupStores stores = stores();
        Link link = open(stores, 9);
        stores.requests().add(request("bob", CREATED_AT + 5), link.id(), 9);
        stores.requests().add(request("cid", CREATED_AT + 6), link.id(), 9);
        stores.requests().add(request("dan", CREATED_AT + 7), link.id(), 9);

        stores.requests().forgetBefore(CREATED_AT + 6);
        stores.requests().removeAll(user("cid"));

        assertEquals(
                List.of(false, false, true),
                Stream.of("bob", "cid", "dan")
                        .map(name -> stores.requests()
                                .find(group("chess"), user(name))
                                .isPresent())
                        .toList());
    }

    private static Link open(GroupStores stores, int uses) {
        createGroup(stores, "chess", "ann");
        Link link = link("open", "chess", "ann", uses, CREATED_AT + 10);
        make(stores, "chess", "ann", 2, new Change.LinkCreated(link));
        return link;
    }

    private static JoinRequest request(String user, long at) {
        return new JoinRequest(group("chess"), user(user), device(user), at);
    }
}
