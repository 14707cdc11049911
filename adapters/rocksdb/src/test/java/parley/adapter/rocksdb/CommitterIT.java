package parley.adapter.rocksdb;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.rocksdb.StoreException.Fault;

/// What the committer does with several writes in one batch, with too many, and with one that throws.
final class CommitterIT {
    @TempDir
    private Path directory;

    private final Gate gate = new Gate();

    @Test
    void aWriteShouldSeeEarlierOnesOfItsBatch() throws Exception {
        try (RocksDbStore store = open(defaults());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> extended = submitBehindHeldBatch(store, callers, "o", "o", "o");
            gate.open();
            for (Future<?> each : extended) {
                each.get();
            }
            assertEquals("ooo", Notes.read(store, "key"));
            assertEquals(2, store.counters().batches());
        }
    }

    @Test
    void aWriteThatThrowsShouldFailAloneAndLeaveNothing() throws Exception {
        try (RocksDbStore store = open(defaults());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> held = hold(store, callers);
            Future<?> before = callers.submit(() -> store.write(Notes.extend("key", "a")));
            await().until(() -> store.counters().waiting() == 1);
            Future<?> poisoned = callers.submit(() -> store.write(Notes.poison("key")));
            await().until(() -> store.counters().waiting() == 2);
            Future<?> after = callers.submit(() -> store.write(Notes.extend("key", "b")));
            await().until(() -> store.counters().waiting() == 3);

            gate.open();

            held.get();
            before.get();
            after.get();
            ExecutionException refused = assertThrows(ExecutionException.class, poisoned::get);
            assertEquals(Fault.REFUSED, ((StoreException) refused.getCause()).fault());
            assertEquals("ab", Notes.read(store, "key"));
            assertEquals(StoreHealth.State.OPEN, store.health().state());
        }
    }

    @Test
    void aWriteAfterADeletionShouldNotSeeWhatWasDeleted() throws Exception {
        try (RocksDbStore store = open(defaults());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            gate.passOne();
            store.write(Notes.extend("key", "stored"));
            Future<?> held = hold(store, callers);
            Future<?> before = callers.submit(() -> store.write(Notes.extend("key", "a")));
            await().until(() -> store.counters().waiting() == 1);
            Future<?> deleted = callers.submit(() -> store.write(Notes.deleteAll("k")));
            await().until(() -> store.counters().waiting() == 2);
            Future<?> after = callers.submit(() -> store.write(Notes.extend("key", "b")));
            await().until(() -> store.counters().waiting() == 3);

            gate.open();

            held.get();
            before.get();
            deleted.get();
            after.get();
            assertEquals("b", Notes.read(store, "key"));
        }
    }

    @Test
    void tooManyWaitingWritesShouldBeRefusedAndTheOthersStored() throws Exception {
        try (RocksDbStore store = open(limits(2, 4_096, 65_536));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> waiting = submitBehindHeldBatch(store, callers, "x", "y");

            StoreException refused = assertThrows(StoreException.class, () -> store.write(Notes.write("key", "z")));

            assertEquals(Fault.UNAVAILABLE, refused.fault());
            gate.open();
            for (Future<?> each : waiting) {
                each.get();
            }
            assertEquals("xy", Notes.read(store, "key"));
            store.write(Notes.write("key", "room again"));
        }
    }

    @Test
    void batchesShouldKeepTheirLimit() throws Exception {
        try (RocksDbStore store = open(limits(100, 2, 65_536));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> waiting = submitBehindHeldBatch(store, callers, "1", "2", "3", "4", "5");
            gate.open();
            for (Future<?> each : waiting) {
                each.get();
            }
            assertEquals("12345", Notes.read(store, "key"));
            assertEquals(4, store.counters().batches(), "batches (expected: the held one and 2 + 2 + 1)");
        }
    }

    @Test
    void valuesBeyondTheMemoryOfTheCommitterShouldBeReadAgain() {
        gate.open();
        try (RocksDbStore store = open(limits(100, 100, 1))) {
            for (int repeat = 0; repeat < 3; repeat++) {
                store.write(Notes.extend("a", "a"));
                store.write(Notes.extend("b", "b"));
            }
            assertEquals("aaa", Notes.read(store, "a"));
            assertEquals("bbb", Notes.read(store, "b"));
        }
    }

    @Test
    void closeShouldCommitWhatWaitsAndRefuseTheRest() throws Exception {
        RocksDbStore store = open(defaults());
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> waiting = submitBehindHeldBatch(store, callers, "x", "y");
            Future<?> closing = callers.submit(store::close);
            gate.open();
            closing.get();
            for (Future<?> each : waiting) {
                each.get();
            }
        }
        assertThrows(StoreException.class, () -> store.write(Notes.write("key", "late")));
        assertThrows(StoreException.class, () -> Notes.read(store, "key"));
        assertEquals(StoreHealth.State.CLOSED, store.health().state());
        try (RocksDbStore again = open(defaults())) {
            assertEquals("xy", Notes.read(again, "key"));
        }
    }

    @Test
    void healthShouldShowAWriteThatHangs() throws Exception {
        try (RocksDbStore store = open(defaults());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> held = hold(store, callers);
            await().until(() -> store.health().writing().compareTo(Duration.ofMillis(20)) > 0);
            gate.open();
            held.get();
            await().until(() -> store.health().writing().isZero());
        }
    }

    @Test
    void anInterruptShouldBeKeptForAfterTheWrite() throws Exception {
        try (RocksDbStore store = open(defaults())) {
            AtomicBoolean interrupted = new AtomicBoolean();
            Thread caller = Thread.ofVirtual().start(() -> {
                store.write(Notes.write("key", "value"));
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            await().until(() -> gate.arrived.get() == 1);
            caller.interrupt();
            gate.open();
            caller.join();
            assertTrue(interrupted.get());
            assertEquals("value", Notes.read(store, "key"));
        }
    }

    @Test
    void gatheringShouldStillCommitEverything() throws Exception {
        gate.open();
        RocksDbConfig gathering = Configs.gathering(defaults(), Duration.ofMillis(1));
        try (RocksDbStore store = open(gathering);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                writes.add(callers.submit(() -> store.write(Notes.extend("key", "x"))));
            }
            for (Future<?> write : writes) {
                write.get();
            }
            assertEquals(500, Notes.read(store, "key").length());
            assertTrue(store.counters().batches() < 500);
        }
    }

    /// Extends one key by each text, in order, all of them waiting behind a batch that is held.
    private List<Future<?>> submitBehindHeldBatch(RocksDbStore store, ExecutorService callers, String... texts) {
        List<Future<?>> writes = new ArrayList<>();
        writes.add(hold(store, callers));
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            int waiting = i + 1;
            writes.add(callers.submit(() -> store.write(Notes.extend("key", text))));
            await().until(() -> store.counters().waiting() == waiting);
        }
        return writes;
    }

    private Future<?> hold(RocksDbStore store, ExecutorService callers) {
        int arrived = gate.arrived.get();
        Future<?> held = callers.submit(() -> store.write(Notes.write("held", "")));
        await().until(() -> gate.arrived.get() == arrived + 1);
        return held;
    }

    private RocksDbStore open(RocksDbConfig config) {
        return gate.openStore(config);
    }

    private RocksDbConfig defaults() {
        return RocksDbConfig.defaults(directory);
    }

    private RocksDbConfig limits(int waitingWrites, int batchWrites, int recentValues) {
        RocksDbConfig defaults = defaults();
        return new RocksDbConfig(
                directory,
                waitingWrites,
                batchWrites,
                defaults.batchBytes(),
                Duration.ZERO,
                recentValues,
                1,
                1,
                defaults.blockCacheBytes(),
                defaults.writeBufferBytes(),
                defaults.writeBuffersBytes(),
                defaults.walBytes(),
                defaults.openFiles(),
                1,
                Duration.ofMillis(10));
    }
}
