package parley.adapter.dbclient.groups;

import java.time.Clock;
import java.util.List;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.Migration;
import parley.adapter.dbclient.Schema;
import parley.groups.port.out.GroupStores;

/// Groups in a relational database.
public final class DbClientGroupStores {
    private DbClientGroupStores() {}

    /// The tables that [#stores] needs; to be migrated before.
    public static Schema schema(Clock clock) {
        return new Schema(
                "groups",
                List.of(
                        Migration.resource(1, "0001-groups.sql", DbClientGroupStores.class),
                        Migration.resource(2, "0002-links-of-requests.sql", DbClientGroupStores.class)),
                clock);
    }

    public static GroupStores stores(Database database) {
        GroupsDatabase groups = new GroupsDatabase(database);
        return new GroupStores(
                new DbClientGroups(groups),
                new DbClientMemberships(groups),
                new DbClientPendingChanges(groups),
                new DbClientLinks(groups),
                new DbClientJoinRequests(groups),
                new DbClientDepartures(groups));
    }
}
