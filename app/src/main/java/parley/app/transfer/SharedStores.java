package parley.app.transfer;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import parley.adapter.artemis.ArtemisConfig;
import parley.adapter.artemis.Broker;
import parley.adapter.artemis.Connections;
import parley.adapter.artemis.QueueException;
import parley.adapter.cassandra.CassandraConfig;
import parley.adapter.cassandra.CassandraException;
import parley.adapter.cassandra.CassandraSchema;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.messaging.CassandraMessaging;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.DatabaseConfig;
import parley.adapter.dbclient.DatabaseException;
import parley.adapter.dbclient.Schema;
import parley.adapter.dbclient.SharedKeys;
import parley.adapter.dbclient.TableCopy;
import parley.adapter.dbclient.Transfers;
import parley.adapter.dbclient.groups.DbClientGroupStores;
import parley.adapter.dbclient.identity.DbClientIdentity;

/// The stores that instances share, claimed for one source.
public final class SharedStores implements AutoCloseable {
    private final Place place;
    private final Database database;
    private final MessagingTarget messaging;
    private final Connections queues;
    private final Deque<Runnable> open;

    /// Where they are.
    public record Place(CassandraConfig cassandra, DatabaseConfig database, ArtemisConfig queues) {
        /// For people and the checkpoint.
        String name() {
            return cassandra.keyspace() + "@" + String.join(",", cassandra.contactPoints()) + " " + database.url();
        }
    }

    private SharedStores(
            Place place, Database database, MessagingTarget messaging, Connections queues, Deque<Runnable> open) {
        this.place = place;
        this.database = database;
        this.messaging = messaging;
        this.queues = queues;
        this.open = open;
    }

    /// Opens the stores, and brings their tables up to date.
    ///
    /// @throws TransferException if one of them cannot be reached, or holds something else than a part of `source`
    public static SharedStores claim(Place place, EmbeddedStores source) {
        Deque<Runnable> open = new ArrayDeque<>();
        try {
            return claim(place, source, open);
        } catch (DatabaseException | CassandraException | QueueException unusable) {
            EmbeddedStores.close(open);
            throw new TransferException("target: " + unusable.getMessage(), unusable);
        } catch (TransferException refused) {
            EmbeddedStores.close(open);
            throw refused;
        }
    }

    private static SharedStores claim(Place place, EmbeddedStores source, Deque<Runnable> open) {
        Clock clock = Clock.systemUTC();
        Database database = Database.open(place.database());
        open.push(database::close);
        for (Schema schema : List.of(
                DbClientIdentity.schema(clock),
                DbClientGroupStores.schema(clock),
                SharedKeys.schema(clock),
                Transfers.schema(clock))) {
            schema.migrate(database);
        }
        claim(place.cassandra(), source, database, new Transfers(database, clock));
        CassandraStore store = CassandraStore.open(place.cassandra());
        open.push(store::close);
        CassandraMessaging on = CassandraMessaging.on(store);
        Broker broker = Broker.begin(place.queues(), System::nanoTime);
        open.push(broker::close);
        broker.awaitStarted();
        return new SharedStores(
                place,
                database,
                new MessagingTarget(
                        on.log(), on.outbox(), on.conversations(), on.inboxes(), on.cursors(), on.receipts()),
                broker,
                open);
    }

    private static void claim(
            CassandraConfig cassandra, EmbeddedStores source, Database database, Transfers transfers) {
        try (CassandraSchema schema = CassandraSchema.connect(cassandra, UUID::randomUUID)) {
            schema.migrate(false);
            List<Transfers.Transferred> before = transfers.list();
            if (before.isEmpty()) {
                requireEmpty(schema, source, database);
                schema.adopt(source.generation());
                transfers.begin(source.generation());
            } else if (!before.equals(List.of(new Transfers.Transferred(source.generation(), false)))
                    || !schema.generation().filter(source.generation()::equals).isPresent()) {
                throw new TransferException(
                        "target: holds a complete transfer, or one from elsewhere (expected: empty stores, or the transfer"
                                + " of this data directory, not complete)");
            }
        }
    }

    private static void requireEmpty(CassandraSchema schema, EmbeddedStores source, Database database) {
        List<String> occupied = new ArrayList<>();
        if (!schema.isEmpty()) {
            occupied.add("Cassandra");
        }
        TableCopy tables = new TableCopy(source.database(), database);
        tables.tables().stream()
                .filter(table -> !tables.isEmpty(table))
                .forEach(table -> occupied.add("table " + table.name()));
        if (!new SharedKeys(database).list().isEmpty()) {
            occupied.add("table signing_keys");
        }
        if (!occupied.isEmpty()) {
            throw new TransferException("target: not empty: " + String.join(", ", occupied)
                    + " (expected: stores that no server has used)");
        }
    }

    Place place() {
        return place;
    }

    Database database() {
        return database;
    }

    MessagingTarget messaging() {
        return messaging;
    }

    Connections queues() {
        return queues;
    }

    Transfers transfers() {
        return new Transfers(database, Clock.systemUTC());
    }

    @Override
    public void close() {
        EmbeddedStores.close(open);
    }
}
