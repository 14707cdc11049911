package parley.groups.inmemory;

import parley.groups.port.out.DeparturesContract;
import parley.groups.port.out.GroupStores;
import parley.groups.port.out.GroupsContract;
import parley.groups.port.out.JoinRequestsContract;
import parley.groups.port.out.LinksContract;
import parley.groups.port.out.MembershipsContract;
import parley.groups.port.out.PendingChangesContract;

final class InMemoryStoresTest
        implements GroupsContract,
                MembershipsContract,
                PendingChangesContract,
                LinksContract,
                JoinRequestsContract,
                DeparturesContract {
    @Override
    public GroupStores stores() {
        return InMemoryStores.create();
    }
}
