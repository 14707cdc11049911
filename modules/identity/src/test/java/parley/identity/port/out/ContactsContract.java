package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.credential;
import static parley.identity.People.profile;
import static parley.identity.People.user;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [Contacts] does.
public interface ContactsContract {
    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void listContactsShouldPageInTheOrderOfIds() {
        common().listShouldPageInTheOrderOfIds();
    }

    @Test
    default void addContactShouldBeIdempotentAndKeepTheFirstTime() {
        common().addShouldBeIdempotentAndKeepTheFirstTime();
    }

    @Test
    default void addContactShouldRefuseUnknownAndDeletedUsers() {
        common().addShouldRefuseUnknownAndDeletedUsers();
    }

    @Test
    default void addContactShouldKeepTheLimitWhenManyComeAtOnce() {
        common().addShouldKeepTheLimitWhenManyComeAtOnce();
    }

    @Test
    default void removeContactShouldRemoveOnlyThatRelation() {
        common().removeShouldRemoveOnlyThatRelation();
    }

    @Test
    default void contactsOfShouldReturnTheUsersContactsAndNobodyElse() {
        IdentityStores stores = stores();
        for (String name : List.of("ann", "bob", "eve")) {
            stores.registrations().add(profile(name), credential(name));
        }
        stores.contacts().add(user("ann"), user("bob"), REGISTERED_AT, 10);
        stores.contacts().add(user("eve"), user("ann"), REGISTERED_AT, 10);

        assertEquals(Set.of(user("bob")), stores.contacts().contactsOf(user("ann")));
        assertEquals(Set.of(), stores.contacts().contactsOf(user("bob")));
        assertEquals(Set.of(), stores.contacts().contactsOf(user("nobody")));
    }

    private RelationContract common() {
        IdentityStores stores = stores();
        Contacts contacts = stores.contacts();
        return new RelationContract(stores, contacts::add, contacts::remove, contacts::list);
    }
}
