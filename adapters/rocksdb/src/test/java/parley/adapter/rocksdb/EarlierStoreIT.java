package parley.adapter.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// A store that was written before a column family was added.
final class EarlierStoreIT {
    @TempDir
    private Path directory;

    @Test
    void theFamilyThatIsMissingShouldBeAdded() throws RocksDBException {
        writeStore();
        drop(Family.OUTBOX);

        try (RocksDbStore store = open()) {
            assertEquals("kept", Notes.read(store, "note"));
            store.write(new JobWrite());
            assertEquals("job", text(store));
        }
        try (RocksDbStore store = open()) {
            assertEquals("job", text(store));
        }
    }

    @Test
    void lookingAtItShouldNotAddTheFamily() throws RocksDBException {
        writeStore();
        drop(Family.OUTBOX);

        try (OfflineStore store = OfflineStore.open(config())) {
            store.verifyChecksums();
            List<byte[]> found = store.read(view -> {
                List<byte[]> rows = new ArrayList<>();
                view.scan(Family.OUTBOX, new byte[0], (key, value) -> rows.add(key));
                return rows;
            });
            assertEquals(List.of(), found);
        }

        assertTrue(names().stream().noneMatch(name -> Arrays.equals(name, Family.OUTBOX.nativeName())));
    }

    @Test
    void aFamilyThatWasNeverMissingShouldNotBeReplacedByAnEmptyOne() throws RocksDBException {
        writeStore();
        drop(Family.INBOX);

        assertThrows(StoreException.class, this::open);
        assertThrows(StoreException.class, () -> OfflineStore.open(config()));
    }

    private void writeStore() {
        try (RocksDbStore store = open()) {
            store.write(Notes.write("note", "kept"));
        }
    }

    private void drop(Family family) throws RocksDBException {
        List<ColumnFamilyDescriptor> descriptors =
                names().stream().map(ColumnFamilyDescriptor::new).toList();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions();
                RocksDB db = RocksDB.open(options, directory.toString(), descriptors, handles)) {
            for (ColumnFamilyHandle handle : handles) {
                if (Arrays.equals(handle.getName(), family.nativeName())) {
                    db.dropColumnFamily(handle);
                }
                handle.close();
            }
        }
    }

    private List<byte[]> names() throws RocksDBException {
        RocksDB.loadLibrary();
        try (Options options = new Options()) {
            return RocksDB.listColumnFamilies(options, directory.toString());
        }
    }

    private static String text(RocksDbStore store) {
        return store.read(view -> view.get(Family.OUTBOX, Notes.bytes("key")))
                .map(Notes::text)
                .orElse("");
    }

    private RocksDbStore open() {
        return RocksDbStore.open(config(), System::nanoTime, UUID::randomUUID);
    }

    private RocksDbConfig config() {
        return RocksDbConfig.defaults(directory);
    }

    private static final class JobWrite extends Mutation {
        @Override
        protected void apply(Batch batch) {
            batch.put(Family.OUTBOX, Notes.bytes("key"), Notes.bytes("job"));
        }
    }
}
