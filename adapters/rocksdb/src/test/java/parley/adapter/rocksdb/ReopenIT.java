package parley.adapter.rocksdb;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import parley.adapter.rocksdb.StoreException.Fault;

/// What becomes of the store when a write fails, and what it says when it cannot be opened.
final class ReopenIT {
    @TempDir
    private Path directory;

    @Test
    void aFailedWriteShouldReopenTheStoreAndServeOnlyWhatIsStored() {
        AtomicBoolean failing = new AtomicBoolean();
        try (RocksDbStore store = open(failAfterWriting(failing, false))) {
            store.write(Notes.extend("key", "a"));
            failing.set(true);

            StoreException failed = assertThrows(StoreException.class, () -> store.write(Notes.extend("key", "b")));

            assertEquals(Fault.UNAVAILABLE, failed.fault());
            failing.set(false);
            await().until(() -> store.health().state() == StoreHealth.State.OPEN);
            assertEquals(1, store.health().reopenings());
            assertEquals("a", Notes.read(store, "key"));
            store.write(Notes.extend("key", "c"));
            assertEquals("ac", Notes.read(store, "key"), "the committer remembered a value that was not stored");
        }
    }

    @Test
    void aWriteWhoseSyncFailedShouldBeUnknownAndSeenIfItWasStored() {
        AtomicBoolean failing = new AtomicBoolean();
        try (RocksDbStore store = open(failAfterWriting(failing, true))) {
            failing.set(true);
            assertThrows(StoreException.class, () -> store.write(Notes.extend("key", "a")));
            failing.set(false);
            await().until(() -> store.health().state() == StoreHealth.State.OPEN);
            assertEquals("a", Notes.read(store, "key"));
            store.write(Notes.extend("key", "b"));
            assertEquals("ab", Notes.read(store, "key"));
        }
    }

    @Test
    void everybodyWaitingShouldBeToldAndReadersShouldSurvive() throws Exception {
        AtomicBoolean failing = new AtomicBoolean();
        AtomicBoolean reading = new AtomicBoolean(true);
        try (RocksDbStore store = open(failAfterWriting(failing, false));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            store.write(Notes.write("key", "value"));
            Future<?> reader = callers.submit(() -> {
                while (reading.get()) {
                    readUnlessClosed(store);
                }
            });
            failing.set(true);
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String key = "lost " + i;
                writes.add(callers.submit(() -> store.write(Notes.write(key, "x"))));
            }
            for (Future<?> write : writes) {
                ExecutionException failed = assertThrows(ExecutionException.class, write::get);
                assertEquals(Fault.UNAVAILABLE, ((StoreException) failed.getCause()).fault());
            }
            failing.set(false);
            await().until(() -> store.health().state() == StoreHealth.State.OPEN);
            reading.set(false);
            reader.get();
            assertEquals("value", Notes.read(store, "key"));
            assertEquals("", Notes.read(store, "lost 7"));
        }
    }

    @Test
    void anErrorInTheWritingThreadShouldBeSeenAndEndEveryWait() {
        AtomicBoolean failing = new AtomicBoolean();
        BatchWriter writer = (db, options, batch) -> {
            if (failing.get()) {
                throw new OutOfMemoryError("simulated");
            }
            db.write(options, batch);
        };
        try (RocksDbStore store = open(writer)) {
            store.write(Notes.write("key", "value"));
            failing.set(true);

            assertUnavailable(store, Notes.write("key", "under way"));

            assertEquals(StoreHealth.State.FAILED, store.health().state());
            assertUnavailable(store, Notes.write("key", "later"));
            assertEquals("value", Notes.read(store, "key"));
        }
    }

    @Test
    void anErrorWhileAWriteIsDecidedShouldEndTheWaitForIt() {
        try (RocksDbStore store = open()) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertUnavailable(store, new Erring()));

            assertEquals(StoreHealth.State.FAILED, store.health().state());
        }
    }

    private static final class Erring extends Mutation {
        @Override
        protected void apply(Batch batch) {
            throw new StackOverflowError("simulated");
        }
    }

    private static void assertUnavailable(RocksDbStore store, Mutation mutation) {
        StoreException refused = assertThrows(StoreException.class, () -> store.write(mutation));
        assertEquals(Fault.UNAVAILABLE, refused.fault());
    }

    private static void readUnlessClosed(RocksDbStore store) {
        try {
            assertEquals("value", Notes.read(store, "key"));
        } catch (StoreException closed) {
            assertEquals(Fault.UNAVAILABLE, closed.fault());
        }
    }

    @Test
    void generationShouldSurviveAndDifferBetweenStores() {
        String generation;
        try (RocksDbStore store = open()) {
            generation = store.generation();
        }
        try (RocksDbStore again = open()) {
            assertEquals(generation, again.generation());
        }
        try (RocksDbStore other = RocksDbStore.open(
                RocksDbConfig.defaults(directory.resolve("other")), System::nanoTime, UUID::randomUUID)) {
            assertNotEquals(generation, other.generation());
        }
    }

    @Test
    void aSecondOpeningShouldSayWhoHasTheStore() {
        try (RocksDbStore store = open()) {
            StoreException locked = assertThrows(StoreException.class, this::open);

            assertEquals(Fault.LOCKED, locked.fault());
            assertEquals("store_locked", locked.code());
            String pid = Long.toString(ProcessHandle.current().pid());
            assertTrue(String.valueOf(locked.getMessage()).contains("process " + pid), locked::toString);
            store.write(Notes.write("key", "still served"));
        }
    }

    @Test
    void aStoreThatLostItsFilesShouldNotBeCreatedAnew() throws IOException {
        try (RocksDbStore store = open()) {
            store.write(Notes.write("key", "value"));
        }
        Files.delete(directory.resolve("CURRENT"));

        StoreException refused = assertThrows(StoreException.class, this::open);

        assertEquals(Fault.UNOPENABLE, refused.fault());
        try (Stream<Path> files = Files.list(directory)) {
            assertTrue(files.anyMatch(file -> file.toString().endsWith(".sst")));
        }
    }

    @Test
    void aStoreOfAnotherFormatShouldBeRefused() throws RocksDBException {
        open().close();
        try (Database database = Database.open(RocksDbConfig.defaults(directory))) {
            new Identity(Identity.FORMAT + 1, "future").store(database);
        }

        assertEquals(Fault.NEWER, assertThrows(StoreException.class, this::open).fault());
    }

    private RocksDbStore open() {
        return RocksDbStore.open(RocksDbConfig.defaults(directory), System::nanoTime, UUID::randomUUID);
    }

    private RocksDbStore open(BatchWriter writer) {
        return RocksDbStore.open(RocksDbConfig.defaults(directory), System::nanoTime, UUID::randomUUID, writer);
    }

    /// Fails while `failing`, before or after the batch was really written.
    private static BatchWriter failAfterWriting(AtomicBoolean failing, boolean written) {
        return (db, options, batch) -> {
            if (written || !failing.get()) {
                db.write(options, batch);
            }
            if (failing.get()) {
                throw new RocksDBException(
                        "simulated", new Status(Status.Code.IOError, Status.SubCode.None, "simulated"));
            }
        };
    }
}
