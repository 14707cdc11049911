package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.chain;
import static parley.identity.People.credential;
import static parley.identity.People.device;
import static parley.identity.People.deviceId;
import static parley.identity.People.profile;
import static parley.identity.People.registration;
import static parley.identity.People.user;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.identity.Race;
import parley.identity.domain.Credential;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.domain.Revocation;
import parley.identity.port.out.Registrations.Admission;
import parley.kernel.DeviceId;

/// What every [Accounts] does.
public interface AccountsContract {
    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void findShouldReturnTheAccountByIdAndByHandle() {
        IdentityStores stores = stores();
        Profile admin =
                new Profile(user("root"), new Handle("root"), "Gr\u00fc\u00dfe \uD83D\uDE00", 1, true, REGISTERED_AT);
        stores.registrations().add(admin, credential("root"));

        assertEquals(Optional.of(admin), stores.accounts().find(user("root")));
        assertEquals(Optional.of(admin), stores.accounts().find(new Handle("root")));
        assertEquals(Optional.empty(), stores.accounts().find(user("ann")));
        assertEquals(Optional.empty(), stores.accounts().find(new Handle("ann")));
    }

    @Test
    default void credentialShouldBeNoneForUnknownUsers() {
        IdentityStores stores = stores();
        stores.registrations().add(profile("ann"), credential("ann"));

        assertEquals(credential("ann"), stores.accounts().credential(user("ann")));
        assertEquals(new Credential.None(), stores.accounts().credential(user("bob")));
    }

    @Test
    default void renameShouldChangeOnlyTheVersionItWasMadeFrom() {
        IdentityStores stores = stores();
        stores.registrations().add(profile("ann"), credential("ann"));

        assertTrue(stores.accounts().rename(user("ann"), "Anna", 1));
        assertFalse(stores.accounts().rename(user("ann"), "Annabel", 1));
        assertFalse(stores.accounts().rename(user("bob"), "Bobby", 1));

        Profile found = stores.accounts().find(user("ann")).orElseThrow();
        assertEquals("Anna", found.name());
        assertEquals(2, found.version());
    }

    @Test
    default void renameShouldLetOneOfManyWin() {
        IdentityStores stores = stores();
        stores.registrations().add(profile("ann"), credential("ann"));

        List<Boolean> results = Race.of(8, number -> stores.accounts().rename(user("ann"), "Ann " + number, 1));

        assertEquals(1, Collections.frequency(results, true));
        assertEquals(2, stores.accounts().find(user("ann")).orElseThrow().version());
    }

    @Test
    default void changeCredentialShouldRevokeTheOtherDevices() {
        IdentityStores stores = withThreeDevices();

        Optional<List<DeviceId>> revoked = stores.accounts()
                .changeCredential(
                        user("ann"), credential("ann"), credential("new"), deviceId("ann", "phone"), REGISTERED_AT + 7);

        assertEquals(
                Set.of(deviceId("ann", "laptop"), deviceId("ann", "tablet")), new HashSet<>(revoked.orElseThrow()));
        assertEquals(credential("new"), stores.accounts().credential(user("ann")));
        assertEquals(List.of(device("ann", "phone")), stores.devices().list(user("ann")));
        assertTrue(stores.refreshChains().find(deviceId("ann", "phone")).isPresent());
        assertTrue(stores.refreshChains().find(deviceId("ann", "laptop")).isEmpty());
        assertEquals(
                Set.of(
                        new Revocation(user("ann"), deviceId("ann", "laptop"), REGISTERED_AT + 7),
                        new Revocation(user("ann"), deviceId("ann", "tablet"), REGISTERED_AT + 7)),
                Set.copyOf(stores.revocations().since(0)));
    }

    @Test
    default void changeCredentialShouldDoNothingWhenTheCredentialIsAnother() {
        IdentityStores stores = withThreeDevices();

        Optional<List<DeviceId>> revoked = stores.accounts()
                .changeCredential(
                        user("ann"), credential("old"), credential("new"), deviceId("ann", "phone"), REGISTERED_AT);

        assertEquals(Optional.empty(), revoked);
        assertEquals(credential("ann"), stores.accounts().credential(user("ann")));
        assertEquals(3, stores.devices().list(user("ann")).size());
    }

    @Test
    default void deleteShouldRemoveTheAccountAndRevokeItsDevices() {
        IdentityStores stores = withThreeDevices();
        stores.registrations().add(profile("bob"), credential("bob"));
        stores.contacts().add(user("ann"), user("bob"), REGISTERED_AT, 10);
        stores.contacts().add(user("bob"), user("ann"), REGISTERED_AT, 10);
        stores.blocks().add(user("ann"), user("bob"), REGISTERED_AT, 10);
        stores.blocks().add(user("bob"), user("ann"), REGISTERED_AT, 10);

        Optional<List<DeviceId>> revoked = stores.accounts().delete(user("ann"), REGISTERED_AT + 9);

        assertEquals(3, revoked.orElseThrow().size());
        assertEquals(
                Set.copyOf(revoked.orElseThrow()),
                stores.revocations().since(REGISTERED_AT + 9).stream()
                        .map(Revocation::device)
                        .collect(Collectors.toSet()));
        assertEquals(Optional.empty(), stores.accounts().find(user("ann")));
        assertEquals(Optional.empty(), stores.accounts().find(new Handle("ann")));
        assertEquals(new Credential.None(), stores.accounts().credential(user("ann")));
        assertEquals(List.of(), stores.devices().list(user("ann")));
        assertEquals(List.of(), stores.contacts().list(user("bob"), RelationContract.FIRST, 10));
        assertEquals(Set.of(), stores.blocks().blockedBy(user("bob")));
        assertEquals(Set.of(), stores.blocks().blockedBy(user("ann")));
    }

    @Test
    default void deleteShouldHappenOnce() {
        IdentityStores stores = withThreeDevices();

        List<Optional<List<DeviceId>>> results =
                Race.of(4, number -> stores.accounts().delete(user("ann"), REGISTERED_AT));

        assertEquals(1, results.stream().filter(Optional::isPresent).count());
        assertEquals(3, stores.revocations().since(0).size());
    }

    @Test
    default void deletedAccountsShouldKeepTheirHandle() {
        IdentityStores stores = withThreeDevices();
        stores.accounts().delete(user("ann"), REGISTERED_AT);

        assertTrue(stores.registrations().isTaken(new Handle("ann")));
        assertEquals(
                Registrations.Outcome.HANDLE_TAKEN,
                stores.registrations().register(registration("ann"), new Admission.Open()));
        assertFalse(stores.accounts().rename(user("ann"), "Ann", 1));
    }

    private IdentityStores withThreeDevices() {
        IdentityStores stores = stores();
        stores.registrations().register(registration("ann"), new Admission.Open());
        for (String name : List.of("laptop", "tablet")) {
            stores.devices().add(device("ann", name), chain(device("ann", name)), credential("ann"), 10);
        }
        return stores;
    }
}
