package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.chain;
import static parley.identity.People.credential;
import static parley.identity.People.device;
import static parley.identity.People.deviceId;
import static parley.identity.People.registration;
import static parley.identity.People.user;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.identity.Race;
import parley.identity.domain.Credential;
import parley.identity.domain.Device;
import parley.identity.domain.Revocation;
import parley.identity.port.out.Devices.Addition;
import parley.identity.port.out.Registrations.Admission;

/// What every [Devices] does.
public interface DevicesContract {
    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void addShouldKeepDevicesOldestFirst() {
        IdentityStores stores = withAnnAndBob();
        Device tablet = device("ann", "tablet", REGISTERED_AT + 2);
        Device laptop = device("ann", "laptop", REGISTERED_AT + 1);

        assertEquals(Addition.ADDED, stores.devices().add(tablet, chain(tablet), credential("ann"), 10));
        assertEquals(Addition.ADDED, stores.devices().add(laptop, chain(laptop), credential("ann"), 10));

        assertEquals(
                List.of(device("ann", "phone"), laptop, tablet),
                stores.devices().list(user("ann")));
        assertEquals(Optional.of(chain(laptop)), stores.refreshChains().find(laptop.id()));
        assertEquals(List.of(device("bob", "phone")), stores.devices().list(user("bob")));
    }

    @Test
    default void addShouldRefuseMoreThanTheLimit() {
        IdentityStores stores = withAnnAndBob();
        Device laptop = device("ann", "laptop");
        Device tablet = device("ann", "tablet");

        assertEquals(Addition.ADDED, stores.devices().add(laptop, chain(laptop), credential("ann"), 2));
        assertEquals(Addition.LIMIT_REACHED, stores.devices().add(tablet, chain(tablet), credential("ann"), 2));

        assertEquals(2, stores.devices().list(user("ann")).size());
        assertEquals(Optional.empty(), stores.refreshChains().find(tablet.id()));
    }

    @Test
    default void addShouldKeepTheLimitWhenManyLogInAtOnce() {
        IdentityStores stores = withAnnAndBob();

        List<Addition> additions = Race.of(8, number -> {
            Device device = device("ann", "device " + number);
            return stores.devices().add(device, chain(device), credential("ann"), 4);
        });

        assertEquals(3, Collections.frequency(additions, Addition.ADDED));
        assertEquals(4, stores.devices().list(user("ann")).size());
    }

    @Test
    default void addShouldRefuseWhenThePasswordWasChangedMeanwhile() {
        IdentityStores stores = withAnnAndBob();
        stores.accounts()
                .changeCredential(
                        user("ann"), credential("ann"), credential("new"), deviceId("ann", "phone"), REGISTERED_AT);
        Device laptop = device("ann", "laptop");

        assertEquals(Addition.CREDENTIAL_CHANGED, stores.devices().add(laptop, chain(laptop), credential("ann"), 10));
        assertEquals(
                Addition.CREDENTIAL_CHANGED, stores.devices().add(laptop, chain(laptop), new Credential.None(), 10));

        assertEquals(Optional.empty(), stores.devices().find(user("ann"), laptop.id()));
    }

    @Test
    default void addShouldRefuseForADeletedAccount() {
        IdentityStores stores = withAnnAndBob();
        stores.accounts().delete(user("ann"), REGISTERED_AT);
        Device laptop = device("ann", "laptop");

        assertEquals(Addition.CREDENTIAL_CHANGED, stores.devices().add(laptop, chain(laptop), credential("ann"), 10));
    }

    @Test
    default void findShouldNotReturnSomebodyElsesDevice() {
        IdentityStores stores = withAnnAndBob();

        assertEquals(Optional.of(device("ann", "phone")), stores.devices().find(user("ann"), deviceId("ann", "phone")));
        assertEquals(Optional.empty(), stores.devices().find(user("bob"), deviceId("ann", "phone")));
        assertEquals(Optional.empty(), stores.devices().find(user("ann"), deviceId("ann", "laptop")));
    }

    @Test
    default void revokeShouldRemoveDeviceAndChainAndRecordIt() {
        IdentityStores stores = withAnnAndBob();

        assertTrue(stores.devices().revoke(user("ann"), deviceId("ann", "phone"), REGISTERED_AT + 5));

        assertEquals(List.of(), stores.devices().list(user("ann")));
        assertEquals(Optional.empty(), stores.refreshChains().find(deviceId("ann", "phone")));
        assertEquals(
                List.of(new Revocation(user("ann"), deviceId("ann", "phone"), REGISTERED_AT + 5)),
                stores.revocations().since(0));
    }

    @Test
    default void revokeShouldRefuseUnknownDevicesAndThoseOfOthers() {
        IdentityStores stores = withAnnAndBob();

        assertFalse(stores.devices().revoke(user("bob"), deviceId("ann", "phone"), REGISTERED_AT));
        assertFalse(stores.devices().revoke(user("ann"), deviceId("ann", "laptop"), REGISTERED_AT));
        assertEquals(List.of(), stores.revocations().since(0));
        assertEquals(1, stores.devices().list(user("ann")).size());
    }

    @Test
    default void revokeShouldHappenOnce() {
        IdentityStores stores = withAnnAndBob();

        List<Boolean> results =
                Race.of(6, number -> stores.devices().revoke(user("ann"), deviceId("ann", "phone"), REGISTERED_AT));

        assertEquals(1, Collections.frequency(results, true));
        assertEquals(1, stores.revocations().since(0).size());
    }

    private IdentityStores withAnnAndBob() {
        IdentityStores stores = stores();
        stores.registrations().register(registration("ann"), new Admission.Open());
        stores.registrations().register(registration("bob"), new Admission.Open());
        return stores;
    }
}
