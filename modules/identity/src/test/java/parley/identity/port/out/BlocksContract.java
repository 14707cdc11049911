package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.credential;
import static parley.identity.People.profile;
import static parley.identity.People.publicProfile;
import static parley.identity.People.user;
import static parley.identity.port.out.ContactsContract.FIRST;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.identity.Race;
import parley.identity.domain.Relation;
import parley.kernel.UserId;

/// What every [Blocks] does.
public interface BlocksContract {
    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void listBlocksShouldPageInTheOrderOfIds() {
        IdentityStores stores = withPeople("ann", "bob", "cem", "dan", "eve");
        List<Relation> all = Stream.of("bob", "cem", "dan", "eve")
                .map(name -> new Relation(publicProfile(name), REGISTERED_AT + name.charAt(0)))
                .sorted(Comparator.comparing(
                        relation -> relation.profile().user().toString()))
                .toList();
        all.forEach(
                relation -> stores.blocks().add(user("ann"), relation.profile().user(), relation.since(), 10));

        Blocks blocks = stores.blocks();
        assertEquals(all, blocks.list(user("ann"), FIRST, 5));
        assertEquals(all, blocks.list(user("ann"), FIRST, 4));
        assertEquals(all.subList(0, 1), blocks.list(user("ann"), FIRST, 1));
        assertEquals(all.subList(2, 4), blocks.list(user("ann"), idOf(all.get(1)), 3));
        assertEquals(List.of(), blocks.list(user("ann"), idOf(all.get(3)), 3));
        assertEquals(List.of(), blocks.list(user("bob"), FIRST, 3));
    }

    @Test
    default void addBlockShouldBeIdempotentAndKeepTheFirstTime() {
        IdentityStores stores = withPeople("ann", "bob");

        assertEquals(RelationAddition.ADDED, stores.blocks().add(user("ann"), user("bob"), REGISTERED_AT, 1));
        assertEquals(RelationAddition.ADDED, stores.blocks().add(user("ann"), user("bob"), REGISTERED_AT + 1, 1));

        assertEquals(
                List.of(new Relation(publicProfile("bob"), REGISTERED_AT)),
                stores.blocks().list(user("ann"), FIRST, 10));
    }

    @Test
    default void addBlockShouldRefuseUnknownAndDeletedUsers() {
        IdentityStores stores = withPeople("ann", "bob");
        stores.accounts().delete(user("bob"), REGISTERED_AT);

        assertEquals(RelationAddition.UNKNOWN_USER, stores.blocks().add(user("ann"), user("bob"), REGISTERED_AT, 10));
        assertEquals(RelationAddition.UNKNOWN_USER, stores.blocks().add(user("ann"), user("eve"), REGISTERED_AT, 10));
        assertEquals(RelationAddition.UNKNOWN_USER, stores.blocks().add(user("bob"), user("ann"), REGISTERED_AT, 10));
        assertEquals(List.of(), stores.blocks().list(user("ann"), FIRST, 10));
    }

    @Test
    default void addBlockShouldKeepTheLimitWhenManyComeAtOnce() {
        IdentityStores stores = withPeople("ann", "pal0", "pal1", "pal2", "pal3", "pal4", "pal5");
        List<RelationAddition> additions =
                Race.of(6, number -> stores.blocks().add(user("ann"), user("pal" + number), REGISTERED_AT, 4));

        assertEquals(4, Collections.frequency(additions, RelationAddition.ADDED));
        assertEquals(2, Collections.frequency(additions, RelationAddition.LIMIT_REACHED));
        assertEquals(4, stores.blocks().list(user("ann"), FIRST, 10).size());
    }

    @Test
    default void removeBlockShouldRemoveOnlyThatRelation() {
        IdentityStores stores = withPeople("ann", "bob");
        stores.blocks().add(user("ann"), user("bob"), REGISTERED_AT, 10);
        stores.blocks().add(user("bob"), user("ann"), REGISTERED_AT, 10);

        stores.blocks().remove(user("ann"), user("bob"));
        stores.blocks().remove(user("ann"), user("bob"));

        assertEquals(List.of(), stores.blocks().list(user("ann"), FIRST, 10));
        assertEquals(1, stores.blocks().list(user("bob"), FIRST, 10).size());
    }

    @Test
    default void blockedByShouldReturnWhomTheUserBlocksAndNobodyElse() {
        IdentityStores stores = withPeople("ann", "bob", "eve");
        stores.blocks().add(user("ann"), user("bob"), REGISTERED_AT, 10);
        stores.blocks().add(user("eve"), user("ann"), REGISTERED_AT, 10);

        assertEquals(Set.of(user("bob")), stores.blocks().blockedBy(user("ann")));
        assertEquals(Set.of(), stores.blocks().blockedBy(user("bob")));
        assertEquals(Set.of(), stores.blocks().blockedBy(user("nobody")));
    }

    private IdentityStores withPeople(String... names) {
        IdentityStores stores = stores();
        for (String name : names) {
            stores.registrations().add(profile(name), credential(name));
        }
        return stores;
    }

    private static UserId idOf(Relation relation) {
        return relation.profile().user();
    }
}
