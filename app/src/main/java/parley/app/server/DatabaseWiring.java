package parley.app.server;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.DatabaseConfig;
import parley.adapter.dbclient.Schema;
import parley.adapter.dbclient.groups.DbClientGroupStores;
import parley.adapter.dbclient.identity.DbClientIdentity;
import parley.app.metering.Meters;

/// Opens the relational store and brings the tables of all contexts up to date.
final class DatabaseWiring {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWiring.class);

    private DatabaseWiring() {}

    static Database open(DatabaseConfig config, Ambient ambient, Meters meters, Running running) {
        Database database = Database.open(config);
        running.add("database", database::close);
        meters.gauge("parley_database_waiting_changes", "Changes that wait to be stored", database::waiting);
        for (Schema schema : schemas(ambient)) {
            schema.migrate(database)
                    .forEach(step -> LOG.atInfo().addKeyValue("step", step).log("schema_migrated"));
        }
        return database;
    }

    private static List<Schema> schemas(Ambient ambient) {
        return List.of(DbClientIdentity.schema(ambient.clock()), DbClientGroupStores.schema(ambient.clock()));
    }
}
