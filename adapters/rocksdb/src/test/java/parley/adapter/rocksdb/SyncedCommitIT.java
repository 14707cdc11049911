package parley.adapter.rocksdb;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.rocksdb.WriteOptions;

/// That nobody is told of a write before the write-ahead log was synced with it, shown by RocksDB's own count
/// of syncs.
final class SyncedCommitIT {
    private static final BatchWriter AS_TOLD = (db, options, batch) -> db.write(options, batch);
    private static final BatchWriter WITHOUT_SYNC = (db, options, batch) -> {
        try (WriteOptions unsynced = new WriteOptions().setSync(false)) {
            db.write(unsynced, batch);
        }
    };

    @TempDir
    private Path directory;

    @Test
    void everyWriteShouldReturnAfterASyncThatBeganAfterIt() throws Exception {
        proveSyncs(AS_TOLD);
    }

    @Test
    void theProofShouldFailWithoutSync() {
        assertThrows(AssertionFailedError.class, () -> proveSyncs(WITHOUT_SYNC));
    }

    private void proveSyncs(BatchWriter writer) throws Exception {
        try (RocksDbStore store = open(writer)) {
            for (int i = 0; i < 20; i++) {
                long before = store.walSyncs();
                store.write(Notes.write("one at a time", "" + i));
                assertTrue(store.walSyncs() > before, "a write returned without a sync");
            }
            long syncs = store.walSyncs();
            long batches = store.counters().batches();
            writeFromManyThreads(store);
            assertEquals(
                    store.counters().batches() - batches, store.walSyncs() - syncs, "syncs (expected: one per batch)");
        }
    }

    private static void writeFromManyThreads(RocksDbStore store) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String key = "key " + i;
                writes.add(callers.submit(() -> {
                    for (int repeat = 0; repeat < 5; repeat++) {
                        long before = store.walSyncs();
                        store.write(Notes.write(key, "" + repeat));
                        assertTrue(store.walSyncs() > before, "a write returned without a sync");
                    }
                }));
            }
            for (Future<?> write : writes) {
                write.get();
            }
        }
    }

    @Test
    void callersShouldWaitUntilTheirBatchIsSynced() throws Exception {
        Gate gate = new Gate();
        try (RocksDbStore store = gate.openStore(RocksDbConfig.defaults(directory));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = callers.submit(() -> store.write(Notes.write("a", "1")));
            await().until(() -> gate.arrived.get() == 1);
            Future<?> second = callers.submit(() -> store.write(Notes.write("b", "2")));
            Future<?> third = callers.submit(() -> store.write(Notes.write("c", "3")));
            await().until(() -> store.counters().waiting() == 2);
            assertFalse(first.isDone(), "returned before the write");

            gate.mayWrite.release();
            await().until(() -> gate.synced.get() == 1);
            assertFalse(first.isDone(), "returned before the committer knew of the sync");

            gate.mayReturn.release();
            first.get();
            await().until(() -> gate.arrived.get() == 2);
            assertFalse(second.isDone() || third.isDone(), "returned with the batch before theirs");

            gate.open();
            second.get();
            third.get();
            assertEquals(2, store.counters().batches(), "batches (expected: the two that waited share one)");
        }
    }

    private RocksDbStore open(BatchWriter writer) {
        return RocksDbStore.open(RocksDbConfig.defaults(directory), System::nanoTime, UUID::randomUUID, writer);
    }
}
