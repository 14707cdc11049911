package parley.groups.port.out;

/// The stores of groups, as one database provides them: changes through one are seen through the others at
/// once.
public record GroupStores(
        Groups groups,
        Memberships memberships,
        PendingChanges changes,
        Links links,
        JoinRequests requests,
        Departures departures) {}
