package parley.adapter.rocksdb;

import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// What a [Query] reads through. Sees committed values only. Valid while the query runs.
public final class View {
    private final Database database;
    private final ReadOptions options;

    View(Database database, ReadOptions options) {
        this.database = database;
        this.options = options;
    }

    /// The value of a key.
    public Optional<byte[]> get(Family family, byte[] key) {
        try {
            return database.get(family, key, options);
        } catch (RocksDBException failed) {
            throw new NativeFailure(failed);
        }
    }

    /// Visits rows in ascending order, from the first at or after `from` to the last with the same prefix.
    public void scan(Family family, byte[] from, Visitor visitor) {
        if (!database.has(family)) {
            return;
        }
        try (RocksIterator rows = database.iterator(family, options)) {
            for (rows.seek(from); rows.isValid(); rows.next()) {
                if (!visitor.visit(rows.key(), rows.value())) {
                    return;
                }
            }
            rows.status();
        } catch (RocksDBException failed) {
            throw new NativeFailure(failed);
        }
    }

    /// Visits rows in descending order, from the last at or before `from` to the first with the same prefix.
    public void scanBack(Family family, byte[] from, Visitor visitor) {
        try (RocksIterator rows = database.iterator(family, options)) {
            for (rows.seekForPrev(from); rows.isValid(); rows.prev()) {
                if (!visitor.visit(rows.key(), rows.value())) {
                    return;
                }
            }
            rows.status();
        } catch (RocksDBException failed) {
            throw new NativeFailure(failed);
        }
    }

    /// Takes one row after the other.
    @FunctionalInterface
    public interface Visitor {
        /// Whether to go on with the next row.
        boolean visit(byte[] key, byte[] value);
    }
}
