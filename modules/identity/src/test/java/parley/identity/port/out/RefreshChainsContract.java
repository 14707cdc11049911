package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.identity.People.CHAIN_LIFE;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.chain;
import static parley.identity.People.credential;
import static parley.identity.People.device;
import static parley.identity.People.deviceId;
import static parley.identity.People.refreshToken;
import static parley.identity.People.registration;
import static parley.identity.People.secret;
import static parley.identity.People.user;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.identity.Race;
import parley.identity.domain.RefreshChain;
import parley.identity.domain.RefreshToken;
import parley.identity.port.out.Registrations.Admission;
import parley.kernel.DeviceId;

/// What every [RefreshChains] does.
public interface RefreshChainsContract {
    DeviceId PHONE = deviceId("ann", "phone");

    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void advanceShouldReplaceTheChainAndSeeTheDevice() {
        IdentityStores stores = withAnn();
        RefreshChain exchanged = exchanged(chain(device("ann", "phone")), 1, 2);
        RefreshChain repeated = exchanged(exchanged, 1, 3);

        assertTrue(stores.refreshChains().advance(exchanged, REGISTERED_AT + 10));
        assertEquals(Optional.of(exchanged), stores.refreshChains().find(PHONE));
        assertTrue(stores.refreshChains().advance(repeated, REGISTERED_AT + 20));

        assertEquals(2, repeated.live().size());
        assertEquals(Optional.of(repeated), stores.refreshChains().find(PHONE));
        assertEquals(
                REGISTERED_AT + 20,
                stores.devices().find(user("ann"), PHONE).orElseThrow().lastSeenAt());
    }

    @Test
    default void advanceShouldRefuseWhenSomebodyElseAdvanced() {
        IdentityStores stores = withAnn();
        RefreshChain before = chain(device("ann", "phone"));
        stores.refreshChains().advance(exchanged(before, 1, 2), REGISTERED_AT);

        assertFalse(stores.refreshChains().advance(exchanged(before, 1, 3), REGISTERED_AT));
        assertEquals(
                List.of(refreshToken(PHONE, 2).hash()),
                stores.refreshChains().find(PHONE).orElseThrow().live());
    }

    @Test
    default void advanceShouldLetOneOfManyWin() {
        IdentityStores stores = withAnn();
        RefreshChain before = chain(device("ann", "phone"));

        List<Boolean> results =
                Race.of(8, number -> stores.refreshChains().advance(exchanged(before, 1, number + 2), REGISTERED_AT));

        assertEquals(1, Collections.frequency(results, true));
    }

    @Test
    default void advanceShouldRefuseAnotherFamily() {
        IdentityStores stores = withAnn();
        RefreshChain before = chain(device("ann", "phone"));
        assertTrue(stores.refreshChains().restart(newFamily(PHONE), credential("ann"), REGISTERED_AT));

        assertFalse(stores.refreshChains().advance(exchanged(before, 1, 2), REGISTERED_AT));
        assertEquals(Optional.of(newFamily(PHONE)), stores.refreshChains().find(PHONE));
    }

    @Test
    default void advanceShouldRefuseARevokedDevice() {
        IdentityStores stores = withAnn();
        stores.devices().revoke(user("ann"), PHONE, REGISTERED_AT);

        assertFalse(stores.refreshChains().advance(exchanged(chain(device("ann", "phone")), 1, 2), REGISTERED_AT));
        assertEquals(Optional.empty(), stores.refreshChains().find(PHONE));
    }

    @Test
    default void restartShouldReplaceWhateverChainThereIs() {
        IdentityStores stores = withAnn();
        stores.refreshChains().advance(exchanged(chain(device("ann", "phone")), 1, 2), REGISTERED_AT);

        assertTrue(stores.refreshChains().restart(newFamily(PHONE), credential("ann"), REGISTERED_AT + 30));

        assertEquals(Optional.of(newFamily(PHONE)), stores.refreshChains().find(PHONE));
        assertEquals(
                REGISTERED_AT + 30,
                stores.devices().find(user("ann"), PHONE).orElseThrow().lastSeenAt());
    }

    @Test
    default void restartShouldRefuseWhenDeviceOrCredentialIsGone() {
        IdentityStores stores = withAnn();

        assertFalse(
                stores.refreshChains().restart(newFamily(deviceId("ann", "laptop")), credential("ann"), REGISTERED_AT));
        assertFalse(stores.refreshChains().restart(newFamily(PHONE), credential("old"), REGISTERED_AT));
        stores.devices().revoke(user("ann"), PHONE, REGISTERED_AT);
        assertFalse(stores.refreshChains().restart(newFamily(PHONE), credential("ann"), REGISTERED_AT));
        assertEquals(Optional.empty(), stores.refreshChains().find(PHONE));
    }

    private IdentityStores withAnn() {
        IdentityStores stores = stores();
        stores.registrations().register(registration("ann"), new Admission.Open());
        return stores;
    }

    private static RefreshChain newFamily(DeviceId device) {
        RefreshToken first = new RefreshToken(device, secret("another family"), secret("first of it"));
        return RefreshChain.begin(user("ann"), first, REGISTERED_AT, CHAIN_LIFE);
    }

    private static RefreshChain exchanged(RefreshChain chain, int presented, int next) {
        RefreshChain.Decision decision = chain.present(
                refreshToken(PHONE, presented),
                refreshToken(PHONE, next),
                REGISTERED_AT + 5,
                Duration.ofMinutes(1),
                CHAIN_LIFE);
        return ((RefreshChain.Decision.Exchange) decision).chain();
    }
}
