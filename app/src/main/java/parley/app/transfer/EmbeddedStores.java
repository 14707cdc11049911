package parley.app.transfer;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import parley.adapter.artemis.Connections;
import parley.adapter.artemis.EmbeddedBroker;
import parley.adapter.artemis.QueueException;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.DatabaseException;
import parley.adapter.dbclient.groups.DbClientGroupStores;
import parley.adapter.dbclient.identity.DbClientIdentity;
import parley.adapter.rocksdb.OfflineStore;
import parley.adapter.rocksdb.StoreException;
import parley.adapter.rocksdb.messaging.StoredMessaging;
import parley.adapter.security.SigningKey;
import parley.adapter.security.SigningKeyFile;
import parley.app.check.DataDirectory;
import parley.app.config.ParleyConfig;

/// What a server without a cluster has stored, opened to be read while it does not run.
public final class EmbeddedStores implements AutoCloseable {
    private final Path directory;
    private final List<SigningKey> keys;
    private final Database database;
    private final OfflineStore store;
    private final Connections queues;
    private final Deque<Runnable> open;

    private EmbeddedStores(
            Path directory,
            List<SigningKey> keys,
            Database database,
            OfflineStore store,
            Connections queues,
            Deque<Runnable> open) {
        this.directory = directory;
        this.keys = keys;
        this.database = database;
        this.store = store;
        this.queues = queues;
        this.open = open;
    }

    /// Opens the stores in a data directory and brings their tables up to date.
    ///
    /// @param config of a server without a cluster
    /// @throws parley.app.check.StartupException if a server runs on it
    /// @throws TransferException if it cannot be read
    public static EmbeddedStores open(ParleyConfig config) {
        Deque<Runnable> open = new ArrayDeque<>();
        try {
            return open(config, open);
        } catch (DatabaseException | StoreException | QueueException unreadable) {
            close(open);
            throw new TransferException("source: " + unreadable.getMessage(), unreadable);
        }
    }

    private static EmbeddedStores open(ParleyConfig config, Deque<Runnable> open) {
        Path directory = config.server().dataDirectory();
        open.push(DataDirectory.open(directory)::close);
        OfflineStore store = OfflineStore.open(config.rocksdb());
        open.push(store::close);
        Database database = Database.open(config.database());
        open.push(database::close);
        Clock clock = Clock.systemUTC();
        DbClientIdentity.schema(clock).migrate(database);
        DbClientGroupStores.schema(clock).migrate(database);
        EmbeddedBroker broker = EmbeddedBroker.begin(config.artemis(), System::nanoTime);
        open.push(broker::close);
        broker.awaitStarted();
        List<SigningKey> keys = new SigningKeyFile(directory.resolve("signing-keys"), new SecureRandom()).open();
        return new EmbeddedStores(directory, keys, database, store, broker, open);
    }

    Path directory() {
        return directory;
    }

    /// Newest first.
    List<SigningKey> keys() {
        return keys;
    }

    Database database() {
        return database;
    }

    /// Names the history of the log, and by that the source.
    String generation() {
        return store.generation();
    }

    StoredMessaging messaging() {
        return new StoredMessaging(store);
    }

    Connections queues() {
        return queues;
    }

    @Override
    public void close() {
        close(open);
    }

    static void close(Deque<Runnable> open) {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }
}
