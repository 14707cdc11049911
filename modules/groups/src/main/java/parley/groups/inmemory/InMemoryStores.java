package parley.groups.inmemory;

import parley.groups.port.out.GroupStores;

/// Makes the stores of groups in memory. They share one lock, so every change is atomic.
public final class InMemoryStores {
    private InMemoryStores() {}

    /// New, empty stores.
    public static GroupStores create() {
        Tables tables = new Tables();
        return new GroupStores(
                new InMemoryGroups(tables),
                new InMemoryMemberships(tables),
                new InMemoryPendingChanges(tables),
                new InMemoryLinks(tables),
                new InMemoryJoinRequests(tables),
                new InMemoryDepartures(tables));
    }
}
