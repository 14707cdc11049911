package parley.adapter.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.rocksdb.StoreException.Fault;

/// What the store makes of a write-ahead log that a crash left behind: a copy of the files of an open store,
/// injured.
final class CrashedLogIT {
    private static final int WRITES = 100;

    @TempDir
    private Path directory;

    private Path crashed;
    private Path log;
    private String written = "";

    @BeforeEach
    void crash() throws IOException {
        Path living = directory.resolve("living");
        crashed = directory.resolve("crashed");
        try (RocksDbStore store = open(living)) {
            written = store.generation();
            for (int i = 0; i < WRITES; i++) {
                store.write(Notes.write("key " + i, "value " + i));
            }
            Files.createDirectory(crashed);
            for (Path file : files(living)) {
                Files.copy(file, crashed.resolve(file.getFileName()));
            }
        }
        log = files(crashed).stream()
                .filter(file -> file.toString().endsWith(".log"))
                .max(Path::compareTo)
                .orElseThrow();
    }

    @Test
    void everythingSyncedShouldBeThere() {
        try (RocksDbStore store = open(crashed)) {
            assertStored(store, WRITES);
            assertFalse(store.health().cut());
            assertEquals(written, store.generation());
        }
    }

    @Test
    void anUnfinishedLastRecordShouldBeCutQuietly() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(file.length() - 3);
        }

        try (RocksDbStore store = open(crashed)) {
            assertStored(store, WRITES - 1);
            assertFalse(store.health().cut());
            store.write(Notes.write("key " + (WRITES - 1), "value " + (WRITES - 1)));
        }
        try (RocksDbStore again = open(crashed)) {
            assertStored(again, WRITES);
        }
    }

    @Test
    void anInvalidRecordShouldBeCutAndReported() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.seek(file.length() - 3);
            file.write('#');
        }

        String generation;
        try (RocksDbStore store = open(crashed)) {
            assertStored(store, WRITES - 1);
            assertTrue(store.health().cut());
            generation = store.generation();
            assertNotEquals(written, generation, "clients would take other entries for those they have seen");
        }
        try (RocksDbStore again = open(crashed)) {
            assertStored(again, WRITES - 1);
            assertFalse(again.health().cut(), "reported again, though it was repaired");
            assertEquals(generation, again.generation());
        }
    }

    @Test
    void aMissingLogShouldStopTheStart() throws IOException {
        RocksDbConfig config = RocksDbConfig.defaults(directory.resolve("several"));
        Path copy = directory.resolve("lacking");
        try (RocksDbStore store = RocksDbStore.open(config, System::nanoTime, UUID::randomUUID)) {
            String large = "x".repeat(1024 * 1024);
            for (int i = 0; i < 6; i++) {
                store.write(Notes.write("key " + i, large));
            }
            store.write(Notes.deleteAll("other"));
            Files.createDirectory(copy);
            for (Path file : files(config.directory())) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        List<Path> logs = files(copy).stream()
                .filter(file -> file.toString().endsWith(".log"))
                .sorted()
                .toList();
        assertTrue(logs.size() > 1, () -> "logs: " + logs + " (expected: several)");
        Files.delete(logs.getFirst());

        assertEquals(
                Fault.DAMAGED,
                assertThrows(StoreException.class, () -> open(copy)).fault());
    }

    private static void assertStored(RocksDbStore store, int count) {
        for (int i = 0; i < WRITES; i++) {
            assertEquals(i < count ? "value " + i : "", Notes.read(store, "key " + i));
        }
    }

    private static RocksDbStore open(Path directory) {
        return RocksDbStore.open(RocksDbConfig.defaults(directory), System::nanoTime, UUID::randomUUID);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
