package parley.identity.inmemory;

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

final class InMemoryIdentityTest
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
        return InMemoryIdentity.create();
    }
}
