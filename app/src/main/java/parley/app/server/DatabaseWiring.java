package parley.app.server;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.DatabaseConfig;
import parley.adapter.dbclient.DatabaseException;
import parley.adapter.dbclient.Schema;
import parley.adapter.dbclient.SharedKeys;
import parley.adapter.dbclient.Transfers;
import parley.adapter.dbclient.groups.DbClientGroupStores;
import parley.adapter.dbclient.identity.DbClientIdentity;
import parley.app.check.StartupException;
import parley.app.metering.Meters;

/// Opens the relational store and brings the tables of all contexts up to date.
final class DatabaseWiring {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWiring.class);

    private DatabaseWiring() {}

    static Database open(DatabaseConfig config, Ambient ambient, Meters meters, Running running) {
        Database database = open(config, ambient, running);
        meters.gauge("parley_database_waiting_changes", "Changes that wait to be stored", database::waiting);
        meters.gauge("parley_database_connections", "Connections in use", database::reading, "for", "reading");
        meters.gauge("parley_database_connections", "Connections in use", database::writing, "for", "changes");
        meters.gauge(
                "parley_database_waiting_readers",
                "Callers that wait for a connection to read with",
                database::waitingReaders);
        return database;
    }

    /// The same without meters.
    static Database open(DatabaseConfig config, Ambient ambient, Running running) {
        Database database = connect(config);
        running.add("database", database::close);
        for (Schema schema : schemas(config, ambient.clock())) {
            schema.migrate(database)
                    .forEach(step -> LOG.atInfo().addKeyValue("step", step).log("schema_migrated"));
        }
        if (config.isShared()) {
            requireNoTransfer(new Transfers(database, ambient.clock()));
        }
        return database;
    }

    /// What is there while a transfer is not complete is not to be seen by anybody.
    private static void requireNoTransfer(Transfers transfers) {
        if (transfers.list().stream().anyMatch(transfer -> !transfer.finished())) {
            throw new StartupException("database.url: holds a transfer that is not complete (expected: run `parley "
                    + "transfer` again until it says that all was read back)");
        }
    }

    private static Database connect(DatabaseConfig config) {
        try {
            return Database.open(config);
        } catch (DatabaseException away) {
            if (config.isShared()) {
                throw new StartupException("database.url: " + config.url() + " does not let us in (" + away.getMessage()
                        + "); expected: a PostgreSQL database, and database.username and database.password for it");
            }
            throw away;
        }
    }

    /// The tables of all contexts, and those that only instances which share a database need.
    static List<Schema> schemas(DatabaseConfig config, Clock clock) {
        Stream<Schema> ofContexts = Stream.of(DbClientIdentity.schema(clock), DbClientGroupStores.schema(clock));
        return Stream.concat(
                        ofContexts,
                        config.isShared()
                                ? Stream.of(SharedKeys.schema(clock), Transfers.schema(clock))
                                : Stream.empty())
                .toList();
    }
}
