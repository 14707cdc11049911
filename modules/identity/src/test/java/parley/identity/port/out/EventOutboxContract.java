package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.registration;
import static parley.identity.People.user;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.events.AccountDeleted;
import parley.identity.port.out.Registrations.Admission;

/// What every [EventOutbox] does.
public interface EventOutboxContract {
    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void aDeletedAccountShouldBeListedUntilItIsRemoved() {
        IdentityStores stores = stores();
        delete(stores, "carol", 30);
        delete(stores, "alice", 10);
        delete(stores, "bob", 20);

        assertEquals(List.of(deleted("alice"), deleted("bob")), stores.outbox().list(2));
        stores.outbox().remove(deleted("bob"));
        stores.outbox().remove(deleted("bob"));
        stores.outbox().remove(deleted("nobody"));

        assertEquals(
                List.of(deleted("alice"), deleted("carol")), stores.outbox().list(10));
        assertEquals(List.of(), stores.outbox().list(0));
    }

    @Test
    default void anAccountThatIsNotDeletedShouldNotBeListed() {
        IdentityStores stores = stores();
        stores.registrations().register(registration("dave"), new Admission.Open());

        stores.accounts().delete(user("erin"), REGISTERED_AT);

        assertEquals(List.of(), stores.outbox().list(10));
    }

    private static AccountDeleted deleted(String name) {
        return new AccountDeleted(user(name));
    }

    private static void delete(IdentityStores stores, String name, int time) {
        stores.registrations().register(registration(name), new Admission.Open());
        stores.accounts().delete(user(name), REGISTERED_AT + time);
    }
}
