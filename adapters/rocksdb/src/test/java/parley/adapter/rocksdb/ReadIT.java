package parley.adapter.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where reads of virtual threads run.
final class ReadIT {
    @TempDir
    private Path directory;

    @Test
    void whatIsInMemoryShouldBeReadOnTheSpot() throws Exception {
        try (RocksDbStore store = open()) {
            store.write(Notes.write("key", "value"));

            List<Thread> readers = onVirtualThread(() -> threadsThatRead(store));

            assertEquals(1, readers.size());
            assertTrue(readers.getFirst().isVirtual());
        }
    }

    @Test
    void whatIsOnDiskShouldBeReadByAReaderThreadAndThenBeInMemory() throws Exception {
        try (RocksDbStore store = open()) {
            store.write(Notes.write("key", "value"));
        }
        try (RocksDbStore store = open()) {
            List<Thread> cold = onVirtualThread(() -> threadsThatRead(store));
            List<Thread> warm = onVirtualThread(() -> threadsThatRead(store));

            assertEquals(2, cold.size());
            assertFalse(cold.getLast().isVirtual());
            assertTrue(cold.getLast().getName().startsWith("parley-rocksdb-reader-"));
            assertEquals(1, warm.size());
        }
    }

    @Test
    void scansShouldMoveToAReaderThreadToo() throws Exception {
        try (RocksDbStore store = open()) {
            store.write(Notes.write("key", "value"));
        }
        try (RocksDbStore store = open()) {
            List<String> keys = onVirtualThread(() -> store.read(view -> {
                List<String> found = new ArrayList<>();
                view.scanBack(Family.CONVERSATIONS, Notes.bytes("z"), (key, value) -> found.add(Notes.text(key)));
                return found;
            }));

            assertEquals(List.of("key"), keys);
        }
    }

    private static List<Thread> threadsThatRead(RocksDbStore store) {
        List<Thread> threads = new ArrayList<>();
        String value = store.read(view -> {
            threads.add(Thread.currentThread());
            return view.get(Family.CONVERSATIONS, Notes.bytes("key"))
                    .map(Notes::text)
                    .orElse("");
        });
        assertEquals("value", value);
        return threads;
    }

    private static <T> T onVirtualThread(Callable<T> call) throws Exception {
        try (ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
            return one.submit(call).get();
        }
    }

    private RocksDbStore open() {
        return RocksDbStore.open(RocksDbConfig.defaults(directory), System::nanoTime, UUID::randomUUID);
    }
}
