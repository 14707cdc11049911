package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.credential;
import static parley.identity.People.profile;
import static parley.identity.People.publicProfile;
import static parley.identity.People.user;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.identity.Race;
import parley.identity.domain.Relation;
import parley.kernel.UserId;

/// What every [Contacts] does.
public interface ContactsContract {
    /// Before every user.
    UserId FIRST = new UserId(new UUID(0, 0));

    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void listContactsShouldPageInTheOrderOfIds() {
        IdentityStores stores = withPeople("ann", "bob", "cem", "dan", "eve");
        List<Relation> all = Stream.of("bob", "cem", "dan", "eve")
                .map(name -> new Relation(publicProfile(name), REGISTERED_AT + name.charAt(0)))
                .sorted(Comparator.comparing(
                        relation -> relation.profile().user().toString()))
                .toList();
        all.forEach(relation ->
                stores.contacts().add(user("ann"), relation.profile().user(), relation.since(), 10));

        Contacts contacts = stores.contacts();
        assertEquals(all, contacts.list(user("ann"), FIRST, 5));
        assertEquals(all, contacts.list(user("ann"), FIRST, 4));
        assertEquals(all.subList(0, 1), contacts.list(user("ann"), FIRST, 1));
        assertEquals(all.subList(2, 4), contacts.list(user("ann"), idOf(all.get(1)), 3));
        assertEquals(List.of(), contacts.list(user("ann"), idOf(all.get(3)), 3));
        assertEquals(List.of(), contacts.list(user("bob"), FIRST, 3));
    }

    @Test
    default void addContactShouldBeIdempotentAndKeepTheFirstTime() {
        IdentityStores stores = withPeople("ann", "bob");

        assertEquals(RelationAddition.ADDED, stores.contacts().add(user("ann"), user("bob"), REGISTERED_AT, 1));
        assertEquals(RelationAddition.ADDED, stores.contacts().add(user("ann"), user("bob"), REGISTERED_AT + 1, 1));

        assertEquals(
                List.of(new Relation(publicProfile("bob"), REGISTERED_AT)),
                stores.contacts().list(user("ann"), FIRST, 10));
    }

    @Test
    default void addContactShouldRefuseUnknownAndDeletedUsers() {
        IdentityStores stores = withPeople("ann", "bob");
        stores.accounts().delete(user("bob"), REGISTERED_AT);

        assertEquals(RelationAddition.UNKNOWN_USER, stores.contacts().add(user("ann"), user("bob"), REGISTERED_AT, 10));
        assertEquals(RelationAddition.UNKNOWN_USER, stores.contacts().add(user("ann"), user("eve"), REGISTERED_AT, 10));
        assertEquals(RelationAddition.UNKNOWN_USER, stores.contacts().add(user("bob"), user("ann"), REGISTERED_AT, 10));
        assertEquals(List.of(), stores.contacts().list(user("ann"), FIRST, 10));
    }

    @Test
    default void addContactShouldKeepTheLimitWhenManyComeAtOnce() {
        IdentityStores stores = withPeople("ann", "pal0", "pal1", "pal2", "pal3", "pal4", "pal5");
        List<RelationAddition> additions =
                Race.of(6, number -> stores.contacts().add(user("ann"), user("pal" + number), REGISTERED_AT, 4));

        assertEquals(4, Collections.frequency(additions, RelationAddition.ADDED));
        assertEquals(2, Collections.frequency(additions, RelationAddition.LIMIT_REACHED));
        assertEquals(4, stores.contacts().list(user("ann"), FIRST, 10).size());
    }

    @Test
    default void removeContactShouldRemoveOnlyThatRelation() {
        IdentityStores stores = withPeople("ann", "bob");
        stores.contacts().add(user("ann"), user("bob"), REGISTERED_AT, 10);
        stores.contacts().add(user("bob"), user("ann"), REGISTERED_AT, 10);

        stores.contacts().remove(user("ann"), user("bob"));
        stores.contacts().remove(user("ann"), user("bob"));

        assertEquals(List.of(), stores.contacts().list(user("ann"), FIRST, 10));
        assertEquals(1, stores.contacts().list(user("bob"), FIRST, 10).size());
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
