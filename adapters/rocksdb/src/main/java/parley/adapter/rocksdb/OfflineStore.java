package parley.adapter.rocksdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.rocksdb.RocksDBException;
import parley.adapter.rocksdb.StoreException.Fault;

/// A store that nobody serves, opened to look at it. Changes nothing, and keeps others out meanwhile.
public final class OfflineStore implements AutoCloseable {
    private final DirectoryLock lock;
    private final Database database;

    private OfflineStore(DirectoryLock lock, Database database) {
        this.lock = lock;
        this.database = database;
    }

    /// Opens an existing store.
    ///
    /// @throws StoreException with [Fault#LOCKED] while it is served, [Fault#DAMAGED], or [Fault#UNOPENABLE],
    /// also if there is none
    public static OfflineStore open(RocksDbConfig config) {
        if (!Files.exists(config.directory().resolve("CURRENT"))) {
            throw new StoreException(Fault.UNOPENABLE, "no store in " + config.directory());
        }
        DirectoryLock lock = DirectoryLock.take(config.directory());
        try {
            return new OfflineStore(lock, Database.openReadOnly(config));
        } catch (RocksDBException failed) {
            lock.close();
            throw StoreException.unopenable(config, failed);
        }
    }

    /// Reads all files and compares their checksums.
    ///
    /// @throws StoreException with [Fault#DAMAGED] and the first file that does not match
    public void verifyChecksums() {
        try {
            database.verifyChecksums();
        } catch (NativeFailure failed) {
            throw new StoreException(Fault.DAMAGED, "checksum: " + failed.getMessage(), failed);
        }
    }

    /// Runs a query whose scans do not end with their prefix.
    ///
    /// @throws StoreException with [Fault#DAMAGED]
    public <T> T read(Query<T> query) {
        try {
            return query.run(database.whole());
        } catch (NativeFailure failed) {
            throw new StoreException(Fault.DAMAGED, "read failed: " + failed.getMessage(), failed);
        }
    }

    /// Names the store's history, see [RocksDbStore#generation].
    ///
    /// @throws StoreException with [Fault#DAMAGED] if it has none
    public String generation() {
        return read(view -> view.get(Family.META, Identity.GENERATION_KEY))
                .map(value -> new String(value, StandardCharsets.US_ASCII))
                .orElseThrow(() -> new StoreException(Fault.DAMAGED, "the store has no generation"));
    }

    @Override
    public void close() {
        database.close();
        lock.close();
    }
}
