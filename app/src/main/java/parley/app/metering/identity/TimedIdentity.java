package parley.app.metering.identity;

import parley.app.metering.Meters;
import parley.identity.port.out.IdentityStores;
import parley.kernel.Ticker;

/// Times all stores of identity.
public final class TimedIdentity {
    private TimedIdentity() {}

    public static IdentityStores of(IdentityStores stores, Meters meters, Ticker ticker) {
        return new IdentityStores(
                new TimedAccounts(stores.accounts(), meters, ticker),
                new TimedRegistrations(stores.registrations(), meters, ticker),
                new TimedDevices(stores.devices(), meters, ticker),
                new TimedRefreshChains(stores.refreshChains(), meters, ticker),
                new TimedRevocations(stores.revocations(), meters, ticker),
                new TimedContacts(stores.contacts(), meters, ticker),
                new TimedBlocks(stores.blocks(), meters, ticker),
                new TimedPrivacySettings(stores.privacySettings(), meters, ticker),
                new TimedInvites(stores.invites(), meters, ticker),
                new TimedEventOutbox(stores.outbox(), meters, ticker));
    }
}
