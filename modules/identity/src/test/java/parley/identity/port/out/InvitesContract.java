package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.credential;
import static parley.identity.People.profile;
import static parley.identity.People.registration;
import static parley.identity.People.user;

import org.junit.jupiter.api.Test;
import parley.identity.domain.Invite;
import parley.identity.domain.SecretHash;
import parley.identity.port.out.Registrations.Admission;
import parley.identity.port.out.Registrations.Outcome;

/// What every [Invites] does.
public interface InvitesContract {
    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void inviteShouldBeUsableUntilItExpires() {
        IdentityStores stores = stores();
        SecretHash code = SecretHash.of("code");
        stores.registrations().add(profile("root"), credential("root"));
        stores.invites().add(new Invite(code, user("root"), 1, REGISTERED_AT, REGISTERED_AT + 100));

        assertTrue(stores.invites().isUsable(code, REGISTERED_AT + 99));
        assertFalse(stores.invites().isUsable(code, REGISTERED_AT + 100));
        assertFalse(stores.invites().isUsable(SecretHash.of("other"), REGISTERED_AT));
    }

    @Test
    default void inviteShouldNotBeUsableWhenUsedUp() {
        IdentityStores stores = stores();
        SecretHash code = SecretHash.of("code");
        stores.registrations().add(profile("root"), credential("root"));
        stores.invites().add(new Invite(code, user("root"), 1, REGISTERED_AT, REGISTERED_AT + 100));

        assertEquals(
                Outcome.STORED,
                stores.registrations().register(registration("ann"), new Admission.ByInvite(code, REGISTERED_AT)));

        assertFalse(stores.invites().isUsable(code, REGISTERED_AT));
    }
}
