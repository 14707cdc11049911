package parley.adapter.rocksdb;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import parley.adapter.rocksdb.StoreException.Fault;
import parley.kernel.IdGenerator;

/// What a store says about itself: the version of its format and the name of its history.
record Identity(int format, String generation) {
    static final int FORMAT = 1;
    private static final byte[] FORMAT_KEY = "format".getBytes(StandardCharsets.US_ASCII);
    static final byte[] GENERATION_KEY = "generation".getBytes(StandardCharsets.US_ASCII);

    /// Reads the identity, or gives one to a store that is new. A store whose log was cut gets a new generation: what
    /// it gives out next may differ from what clients have seen at the same seqs, so they have to start over.
    ///
    /// @throws StoreException with [Fault#NEWER] if this version cannot read the format, [Fault#DAMAGED] if
    /// the identity is incomplete
    static Identity of(Database database, RocksDbConfig config, IdGenerator ids) throws RocksDBException {
        Optional<String> format = text(database, FORMAT_KEY);
        Optional<String> generation = text(database, GENERATION_KEY);
        if (format.isEmpty() && generation.isEmpty()) {
            Identity created = new Identity(FORMAT, ids.next().toString());
            created.store(database);
            return created;
        }
        if (format.isEmpty() || generation.isEmpty()) {
            throw new StoreException(Fault.DAMAGED, "store " + config.directory() + " lacks its format or generation");
        }
        if (!format.get().equals(Integer.toString(FORMAT))) {
            throw new StoreException(
                    Fault.NEWER,
                    "store " + config.directory() + " has format " + format.get() + " (expected: " + FORMAT + ")");
        }
        if (database.cut()) {
            Identity renewed = new Identity(FORMAT, ids.next().toString());
            renewed.store(database);
            return renewed;
        }
        return new Identity(FORMAT, generation.get());
    }

    void store(Database database) throws RocksDBException {
        BatchBuffer buffer = new BatchBuffer();
        int meta = database.id(Family.META);
        buffer.put(meta, FORMAT_KEY, Integer.toString(format).getBytes(StandardCharsets.US_ASCII));
        buffer.put(meta, GENERATION_KEY, generation.getBytes(StandardCharsets.US_ASCII));
        database.write(buffer.toBytes(), (db, options, batch) -> db.write(options, batch));
    }

    private static Optional<String> text(Database database, byte[] key) throws RocksDBException {
        return database.get(Family.META, key).map(value -> new String(value, StandardCharsets.US_ASCII));
    }
}
