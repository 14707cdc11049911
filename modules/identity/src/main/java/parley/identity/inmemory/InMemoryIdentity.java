package parley.identity.inmemory;

import parley.identity.port.out.IdentityStores;

/// Makes the stores of identity in memory. They share one lock, so every change is atomic.
public final class InMemoryIdentity {
    private InMemoryIdentity() {}

    /// New, empty stores.
    public static IdentityStores create() {
        Tables tables = new Tables();
        return new IdentityStores(
                new InMemoryAccounts(tables),
                new InMemoryRegistrations(tables),
                new InMemoryDevices(tables),
                new InMemoryRefreshChains(tables),
                new InMemoryRevocations(tables),
                new InMemoryContacts(tables),
                new InMemoryBlocks(tables),
                new InMemoryPrivacySettings(tables),
                new InMemoryInvites(tables),
                new InMemoryEventOutbox(tables));
    }
}
