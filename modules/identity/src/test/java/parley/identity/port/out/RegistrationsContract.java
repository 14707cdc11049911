package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.bareAccount;
import static parley.identity.People.chain;
import static parley.identity.People.credential;
import static parley.identity.People.device;
import static parley.identity.People.deviceId;
import static parley.identity.People.profile;
import static parley.identity.People.registration;
import static parley.identity.People.secret;
import static parley.identity.People.user;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.identity.Race;
import parley.identity.domain.BareAccount;
import parley.identity.domain.Credential;
import parley.identity.domain.Device;
import parley.identity.domain.Handle;
import parley.identity.domain.Invite;
import parley.identity.domain.Profile;
import parley.identity.domain.Registration;
import parley.identity.domain.SecretHash;
import parley.identity.port.out.Registrations.Admission;
import parley.identity.port.out.Registrations.Outcome;

/// What every [Registrations] does.
public interface RegistrationsContract {
    SecretHash CODE = SecretHash.of("welcome");

    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void registerShouldStoreAccountDeviceAndChain() {
        IdentityStores stores = stores();

        assertFalse(stores.registrations().isTaken(new Handle("ann")));
        assertEquals(Outcome.STORED, stores.registrations().register(registration("ann"), new Admission.Open()));

        assertTrue(stores.registrations().isTaken(new Handle("ann")));
        assertEquals(Optional.of(profile("ann")), stores.accounts().find(user("ann")));
        assertEquals(credential("ann"), stores.accounts().credential(user("ann")));
        assertEquals(List.of(device("ann", "phone")), stores.devices().list(user("ann")));
        assertEquals(
                Optional.of(chain(device("ann", "phone"))),
                stores.refreshChains().find(deviceId("ann", "phone")));
    }

    @Test
    default void registerShouldRefuseAHandleThatIsTaken() {
        IdentityStores stores = stores();
        stores.registrations().register(registration("ann"), new Admission.Open());

        assertEquals(Outcome.HANDLE_TAKEN, stores.registrations().register(sameHandle(1), new Admission.Open()));
        assertEquals(
                Outcome.HANDLE_TAKEN, stores.registrations().add(sameHandle(2).profile(), credential("imposter")));
        assertEquals(
                user("ann"),
                stores.accounts().find(new Handle("ann")).orElseThrow().user());
    }

    @Test
    default void registerShouldGiveAHandleToOneOfMany() {
        IdentityStores stores = stores();

        List<Outcome> outcomes =
                Race.of(8, number -> stores.registrations().register(sameHandle(number), new Admission.Open()));

        assertEquals(1, Collections.frequency(outcomes, Outcome.STORED));
        assertEquals(7, Collections.frequency(outcomes, Outcome.HANDLE_TAKEN));
    }

    @Test
    default void registerShouldTakeAUseOfTheInvite() {
        IdentityStores stores = withInvite(1);
        Admission admission = new Admission.ByInvite(CODE, REGISTERED_AT);

        assertEquals(Outcome.STORED, stores.registrations().register(registration("ann"), admission));
        assertEquals(Outcome.INVITE_REFUSED, stores.registrations().register(registration("bob"), admission));

        assertFalse(stores.registrations().isTaken(new Handle("bob")));
        assertEquals(Optional.empty(), stores.accounts().find(user("bob")));
        assertEquals(List.of(), stores.devices().list(user("bob")));
    }

    @Test
    default void registerShouldTakeNoMoreUsesThanTheInviteHas() {
        IdentityStores stores = withInvite(3);

        List<Outcome> outcomes = Race.of(
                8,
                number -> stores.registrations()
                        .register(registration("guest" + number), new Admission.ByInvite(CODE, REGISTERED_AT)));

        assertEquals(3, Collections.frequency(outcomes, Outcome.STORED));
        assertEquals(5, Collections.frequency(outcomes, Outcome.INVITE_REFUSED));
    }

    @Test
    default void registerShouldNotTakeAUseWhenTheHandleIsTaken() {
        IdentityStores stores = withInvite(1);
        stores.registrations().add(profile("ann"), credential("ann"));
        Admission admission = new Admission.ByInvite(CODE, REGISTERED_AT);

        assertEquals(Outcome.HANDLE_TAKEN, stores.registrations().register(sameHandle(1), admission));
        assertEquals(Outcome.STORED, stores.registrations().register(registration("bob"), admission));
    }

    @Test
    default void registerShouldRefuseAnInviteThatIsExpiredOrUnknown() {
        IdentityStores stores = withInvite(1);

        assertEquals(
                Outcome.INVITE_REFUSED,
                stores.registrations()
                        .register(registration("ann"), new Admission.ByInvite(CODE, REGISTERED_AT + 1000)));
        assertEquals(
                Outcome.INVITE_REFUSED,
                stores.registrations()
                        .register(
                                registration("ann"), new Admission.ByInvite(SecretHash.of("made up"), REGISTERED_AT)));
        assertEquals(
                Outcome.STORED,
                stores.registrations()
                        .register(registration("ann"), new Admission.ByInvite(CODE, REGISTERED_AT + 999)));
    }

    @Test
    default void addAllShouldStoreAccountsWithoutPassword() {
        IdentityStores stores = stores();
        List<BareAccount> accounts = IntStream.range(0, 1_201)
                .mapToObj(number -> bareAccount("bulk" + number))
                .toList();

        assertEquals(Outcome.STORED, stores.registrations().addAll(accounts));

        for (BareAccount account : List.of(accounts.getFirst(), accounts.get(600), accounts.getLast())) {
            assertEquals(
                    Optional.of(account.profile()),
                    stores.accounts().find(account.profile().handle()));
            assertEquals(
                    List.of(account.device()),
                    stores.devices().list(account.profile().user()));
            assertEquals(
                    new Credential.None(),
                    stores.accounts().credential(account.profile().user()));
            assertEquals(
                    Optional.empty(),
                    stores.refreshChains().find(account.device().id()));
        }
    }

    @Test
    default void addAllShouldStoreNothingWhenOneHandleIsTaken() {
        IdentityStores stores = stores();
        stores.registrations().add(profile("bulk2"), credential("bulk2"));

        assertEquals(
                Outcome.HANDLE_TAKEN,
                stores.registrations().addAll(List.of(bareAccount("bulk1"), imposter("bulk2"), bareAccount("bulk3"))));

        assertEquals(Optional.empty(), stores.accounts().find(user("bulk1")));
        assertFalse(stores.registrations().isTaken(new Handle("bulk1")));
        assertFalse(stores.registrations().isTaken(new Handle("bulk3")));
        assertEquals(Outcome.STORED, stores.registrations().addAll(List.of()));
    }

    private IdentityStores withInvite(int uses) {
        IdentityStores stores = stores();
        stores.registrations().add(profile("root"), credential("root"));
        stores.invites().add(new Invite(CODE, user("root"), uses, REGISTERED_AT, REGISTERED_AT + 1000));
        return stores;
    }

    private static BareAccount imposter(String handle) {
        Profile profile = new Profile(user("imposter"), new Handle(handle), "Imposter", 1, false, REGISTERED_AT);
        return new BareAccount(profile, device("imposter", "device"));
    }

    private static Registration sameHandle(int number) {
        String owner = "imposter" + number;
        Device phone = device(owner, "phone");
        Profile profile = new Profile(user(owner), new Handle("ann"), "Ann", 1, false, REGISTERED_AT);
        return new Registration(profile, new Credential.Hashed(secret(owner).text()), phone, chain(phone));
    }
}
