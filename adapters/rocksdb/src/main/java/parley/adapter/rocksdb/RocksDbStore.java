package parley.adapter.rocksdb;

import java.time.Duration;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.rocksdb.StoreException.Fault;
import parley.adapter.rocksdb.StoreHealth.State;
import parley.kernel.IdGenerator;
import parley.kernel.Ticker;

/// The embedded store: one directory, one process, one committing thread.
///
/// [#write] and [#read] block and may be called from any number of threads, virtual ones preferably.
///
/// A read from a virtual thread is first tried on the spot with what is in memory, because handing over costs
/// more than such a read; only if that does not suffice it moves to a reader thread, because waiting for the
/// disk in native code would keep the carrier.
public final class RocksDbStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RocksDbStore.class);

    private final RocksDbConfig config;
    private final DirectoryLock lock;
    private final Identity identity;
    private final Access access;
    private final Committer committer;
    private final ReadPool pool;
    private volatile Condition condition;

    private record Condition(State state, String reason, long reopenings, boolean cut) {}

    private RocksDbStore(
            RocksDbConfig config,
            Ticker ticker,
            DirectoryLock lock,
            Database database,
            Identity identity,
            BatchWriter writer) {
        this.config = config;
        this.lock = lock;
        this.identity = identity;
        this.condition = new Condition(State.OPEN, "", 0, database.cut());
        this.access = new Access(database);
        this.pool = new ReadPool(config.readerThreads(), config.waitingReads());
        this.committer = new Committer(config, ticker, database, writer, new AfterFailedWrite());
    }

    /// Opens the store, or creates it if the directory is empty or absent.
    ///
    /// @throws StoreException with [Fault#LOCKED], [Fault#NEWER], [Fault#DAMAGED] or [Fault#UNOPENABLE]
    public static RocksDbStore open(RocksDbConfig config, Ticker ticker, IdGenerator ids) {
        return open(config, ticker, ids, (db, options, batch) -> db.write(options, batch));
    }

    static RocksDbStore open(RocksDbConfig config, Ticker ticker, IdGenerator ids, BatchWriter writer) {
        DirectoryLock lock = DirectoryLock.take(config.directory());
        try {
            Database database = openDatabase(config);
            RocksDbStore store =
                    new RocksDbStore(config, ticker, lock, database, identity(database, config, ids), writer);
            store.committer.start();
            return store;
        } catch (StoreException failed) {
            lock.close();
            throw failed;
        }
    }

    private static Database openDatabase(RocksDbConfig config) {
        try {
            Database database = Database.open(config);
            if (database.cut()) {
                LOG.atError()
                        .addKeyValue("code", "store_log_cut")
                        .addKeyValue("directory", config.directory())
                        .log("the write-ahead log ends in an invalid record: power loss, or damage");
            }
            return database;
        } catch (RocksDBException failed) {
            throw StoreException.unopenable(config, failed);
        }
    }

    private static Identity identity(Database database, RocksDbConfig config, IdGenerator ids) {
        try {
            return Identity.of(database, config, ids);
        } catch (RocksDBException failed) {
            database.close();
            throw StoreException.unopenable(config, failed);
        } catch (StoreException failed) {
            database.close();
            throw failed;
        }
    }

    /// Names this store's history: chosen when it was created, and anew when it is restored from a backup.
    public String generation() {
        return identity.generation();
    }

    /// Applies a mutation and returns when it is durable.
    ///
    /// @throws StoreException with [Fault#UNAVAILABLE] if the outcome is unknown, [Fault#REFUSED] if nothing
    /// of it was or will be stored
    public void write(Mutation mutation) {
        Condition now = condition;
        if (now.state() != State.OPEN) {
            throw new StoreException(Fault.UNAVAILABLE, "store is " + now.state() + " " + now.reason());
        }
        committer.write(mutation);
    }

    /// Runs a query on committed values.
    ///
    /// @throws StoreException with [Fault#UNAVAILABLE]
    public <T> T read(Query<T> query) {
        try {
            return Thread.currentThread().isVirtual() ? readFromMemoryFirst(query) : readAnywhere(query);
        } catch (NativeFailure failed) {
            throw new StoreException(Fault.UNAVAILABLE, "read failed: " + failed.getMessage(), failed);
        }
    }

    private <T> T readFromMemoryFirst(Query<T> query) {
        try {
            return access.enter(database -> query.run(database.memory()));
        } catch (NativeFailure failed) {
            if (failed.needsDisk()) {
                return pool.run(() -> readAnywhere(query));
            }
            throw failed;
        }
    }

    private <T> T readAnywhere(Query<T> query) {
        return access.enter(database -> query.run(database.disk()));
    }

    public StoreHealth health() {
        Condition now = condition;
        return new StoreHealth(
                now.state(), now.reason(), Duration.ofNanos(committer.writingNanos()), now.reopenings(), now.cut());
    }

    public StoreCounters counters() {
        return committer.counters();
    }

    /// Syncs of the write-ahead log since the database was last opened, as RocksDB counts them.
    public long walSyncs() {
        return access.enter(Database::walSyncs);
    }

    /// Commits what waits, flushes so that the next start is quick, and closes. Later calls of [#write] and
    /// [#read] are refused.
    @Override
    public void close() {
        if (condition.state() == State.CLOSED) {
            return;
        }
        committer.end();
        condition = new Condition(State.CLOSED, "", condition.reopenings(), condition.cut());
        pool.close();
        flush();
        access.close();
        lock.close();
    }

    private void flush() {
        try {
            access.enter(database -> {
                database.flush();
                return true;
            });
        } catch (StoreException notOpen) {
            logNotFlushed(notOpen);
        } catch (NativeFailure failed) {
            logNotFlushed(failed);
        }
    }

    private void logNotFlushed(RuntimeException reason) {
        LOG.atWarn()
                .addKeyValue("code", "store_not_flushed")
                .addKeyValue("directory", config.directory())
                .addKeyValue("reason", reason.getMessage())
                .log("the store could not be flushed; the next start reads its write-ahead log instead");
    }

    /// Called by the committer's thread.
    private final class AfterFailedWrite implements Committer.Reopening {
        @Override
        public void begin(StoreException cause) {
            refuse(State.REOPENING, cause);
            LOG.atError()
                    .addKeyValue("code", "store_write_failed")
                    .addKeyValue("directory", config.directory())
                    .addKeyValue("reason", cause.getMessage())
                    .log("a write failed; writes are refused until the store is open again");
        }

        @Override
        public Database attempt() {
            access.close();
            Database reopened = openDatabase(config);
            access.reopen(reopened);
            condition = new Condition(State.OPEN, "", condition.reopenings() + 1, condition.cut() || reopened.cut());
            LOG.atWarn()
                    .addKeyValue("code", "store_reopened")
                    .addKeyValue("directory", config.directory())
                    .addKeyValue("reopenings", condition.reopenings())
                    .log("the store is open again");
            return reopened;
        }

        @Override
        public void abandon(StoreException cause) {
            refuse(State.FAILED, cause);
        }

        private void refuse(State state, StoreException cause) {
            condition =
                    new Condition(state, String.valueOf(cause.getMessage()), condition.reopenings(), condition.cut());
        }
    }
}
