package parley.adapter.rocksdb;

import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// The moment in which a batch becomes durable; replaceable so that tests can delay it, fail it, or show what
/// happens without sync.
@FunctionalInterface
interface BatchWriter {
    /// Returns when the batch is written as `options` say, which is synced, unless it need not be.
    void write(RocksDB db, WriteOptions options, WriteBatch batch) throws RocksDBException;
}
