package parley.adapter.rocksdb.messaging;

import java.util.Optional;
import parley.adapter.rocksdb.Batch;
import parley.adapter.rocksdb.Family;

/// Value of two numbers that only grow, each for itself: read seq and read ordinal of an inbox row, delivered
/// and read of a receipt. Version 1: version 1, then 8 bytes each.
record MarkRow(long first, long second) {
    static final MarkRow NONE = new MarkRow(0, 0);
    private static final byte VERSION = 1;
    private static final int BYTES = 1 + 2 * Long.BYTES;

    static MarkRow decode(byte[] value) {
        RowReader row = new RowReader("mark", VERSION, value);
        return new MarkRow(row.fixed(), row.fixed());
    }

    byte[] encode() {
        return new RowWriter(VERSION, BYTES).fixed(first).fixed(second).toBytes();
    }

    /// Raises the stored numbers to these; writes nothing if they are not lower.
    void raise(Batch batch, Family family, byte[] key) {
        Optional<byte[]> stored = batch.find(family, key);
        MarkRow old = stored.map(MarkRow::decode).orElse(NONE);
        MarkRow raised = new MarkRow(Math.max(first, old.first), Math.max(second, old.second));
        if (stored.isEmpty() || !raised.equals(old)) {
            batch.put(family, key, raised.encode());
        }
    }
}
