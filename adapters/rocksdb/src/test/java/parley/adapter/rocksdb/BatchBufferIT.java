package parley.adapter.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// That RocksDB reads from the serialised form what was put into it, grouped by family and in order within
/// each.
final class BatchBufferIT {
    @Test
    void rocksDbShouldReadWhatWasWritten() throws RocksDBException {
        BatchBuffer buffer = new BatchBuffer();
        List<String> expected = new ArrayList<>();
        for (int size : new int[] {0, 1, 127, 128, 16_383, 16_384, 300_000}) {
            buffer.put(3, Notes.bytes("key " + size), new byte[size]);
            expected.add("put 3 key " + size + " " + size);
        }
        buffer.put(200, Notes.bytes("k".repeat(200)), Notes.bytes("value"));
        buffer.deleteRange(3, Notes.bytes("from"), Notes.bytes("to"));
        buffer.delete(3, Notes.bytes("gone"));
        buffer.put(3, Notes.bytes("last"), Notes.bytes(""));
        expected.addAll(
                List.of("deleteRange 3 from to", "delete 3 gone", "put 3 last 0", "put 200 " + "k".repeat(200) + " 5"));

        assertEquals(expected, records(buffer));
    }

    @Test
    void clearShouldLeaveAnEmptyBatch() throws RocksDBException {
        BatchBuffer buffer = new BatchBuffer();
        buffer.put(1, Notes.bytes("a"), new byte[1_000_000]);

        buffer.clear(1_000);

        assertTrue(buffer.isEmpty());
        assertEquals(List.of(), records(buffer));
        buffer.put(1, Notes.bytes("b"), new byte[2]);
        assertEquals(List.of("put 1 b 2"), records(buffer));
    }

    private static List<String> records(BatchBuffer buffer) throws RocksDBException {
        RocksDB.loadLibrary();
        List<String> records = new ArrayList<>();
        try (WriteBatch batch = new WriteBatch(buffer.toBytes());
                RecordingHandler handler = new RecordingHandler(records)) {
            batch.iterate(handler);
            assertEquals(records.size(), batch.count());
        }
        return records;
    }

    /// Takes the records that a batch of the store can have; any other is an error.
    private static final class RecordingHandler extends WriteBatch.Handler {
        private final List<String> records;

        RecordingHandler(List<String> records) {
            this.records = records;
        }

        @Override
        public void put(int family, byte[] key, byte[] value) {
            records.add("put " + family + " " + Notes.text(key) + " " + value.length);
        }

        @Override
        public void deleteRange(int family, byte[] from, byte[] to) {
            records.add("deleteRange " + family + " " + Notes.text(from) + " " + Notes.text(to));
        }

        @Override
        public void put(byte[] key, byte[] value) {
            throw new AssertionError();
        }

        @Override
        public void merge(int family, byte[] key, byte[] value) {
            throw new AssertionError();
        }

        @Override
        public void merge(byte[] key, byte[] value) {
            throw new AssertionError();
        }

        @Override
        public void delete(int family, byte[] key) {
            records.add("delete " + family + " " + Notes.text(key));
        }

        @Override
        public void delete(byte[] key) {
            throw new AssertionError();
        }

        @Override
        public void singleDelete(int family, byte[] key) {
            throw new AssertionError();
        }

        @Override
        public void singleDelete(byte[] key) {
            throw new AssertionError();
        }

        @Override
        public void deleteRange(byte[] from, byte[] to) {
            throw new AssertionError();
        }

        @Override
        public void logData(byte[] blob) {
            throw new AssertionError();
        }

        @Override
        public void putBlobIndex(int family, byte[] key, byte[] value) {
            throw new AssertionError();
        }

        @Override
        public void markBeginPrepare() {
            throw new AssertionError();
        }

        @Override
        public void markEndPrepare(byte[] xid) {
            throw new AssertionError();
        }

        @Override
        public void markNoop(boolean emptyBatch) {
            throw new AssertionError();
        }

        @Override
        public void markRollback(byte[] xid) {
            throw new AssertionError();
        }

        @Override
        public void markCommit(byte[] xid) {
            throw new AssertionError();
        }

        @Override
        public void markCommitWithTimestamp(byte[] xid, byte[] timestamp) {
            throw new AssertionError();
        }
    }
}
