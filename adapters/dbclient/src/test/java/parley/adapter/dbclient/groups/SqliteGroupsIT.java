package parley.adapter.dbclient.groups;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.DatabaseConfig;
import parley.groups.port.out.DeparturesContract;
import parley.groups.port.out.GroupStores;
import parley.groups.port.out.GroupsContract;
import parley.groups.port.out.JoinRequestsContract;
import parley.groups.port.out.LinksContract;
import parley.groups.port.out.MembershipsContract;
import parley.groups.port.out.PendingChangesContract;

final class SqliteGroupsIT
        implements GroupsContract,
                MembershipsContract,
                PendingChangesContract,
                LinksContract,
                JoinRequestsContract,
                DeparturesContract {
    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseConfig.sqlite(directory.resolve("parley.db")));
        DbClientGroupStores.schema(Clock.systemUTC()).migrate(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public GroupStores stores() {
        return DbClientGroupStores.stores(database);
    }
}
