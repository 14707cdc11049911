package parley.app.metering.identity;

import parley.app.metering.Meters;
import parley.identity.inmemory.InMemoryIdentity;
import parley.identity.port.out.AccountsContract;
import parley.identity.port.out.BlocksContract;
import parley.identity.port.out.ContactsContract;
import parley.identity.port.out.DevicesContract;
import parley.identity.port.out.EventOutboxContract;
import parley.identity.port.out.IdentityStores;
import parley.identity.port.out.InvitesContract;
import parley.identity.port.out.PrivacySettingsContract;
import parley.identity.port.out.RefreshChainsContract;
import parley.identity.port.out.RegistrationsContract;
import parley.identity.port.out.RevocationsContract;

/// Stores that are timed do what they did before.
final class TimedIdentityTest
        implements AccountsContract,
                RegistrationsContract,
                DevicesContract,
                RefreshChainsContract,
                RevocationsContract,
                ContactsContract,
                BlocksContract,
                PrivacySettingsContract,
                InvitesContract,
                EventOutboxContract {
    @Override
    public IdentityStores stores() {
        return TimedIdentity.of(InMemoryIdentity.create(), new Meters(), System::nanoTime);
    }
}
