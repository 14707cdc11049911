package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.deviceId;
import static parley.identity.People.registration;
import static parley.identity.People.user;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.identity.domain.Revocation;
import parley.identity.port.out.Registrations.Admission;

/// What every [Revocations] does.
public interface RevocationsContract {
    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void sinceShouldReturnLaterRevocationsOldestFirst() {
        IdentityStores stores = withRevocationsAt(30, 10, 20);

        assertEquals(
                List.of(revocation(10), revocation(20), revocation(30)),
                stores.revocations().since(0));
        assertEquals(
                List.of(revocation(20), revocation(30)), stores.revocations().since(REGISTERED_AT + 20));
        assertEquals(List.of(), stores.revocations().since(REGISTERED_AT + 31));
    }

    @Test
    default void forgetBeforeShouldForgetOnlyEarlierRevocations() {
        IdentityStores stores = withRevocationsAt(10, 20);

        stores.revocations().forgetBefore(REGISTERED_AT + 20);

        assertEquals(List.of(revocation(20)), stores.revocations().since(0));
    }

    private IdentityStores withRevocationsAt(int... times) {
        IdentityStores stores = stores();
        for (int time : times) {
            stores.registrations().register(registration("user" + time), new Admission.Open());
            stores.devices().revoke(user("user" + time), deviceId("user" + time, "phone"), REGISTERED_AT + time);
        }
        return stores;
    }

    private static Revocation revocation(int time) {
        return new Revocation(user("user" + time), deviceId("user" + time, "phone"), REGISTERED_AT + time);
    }
}
