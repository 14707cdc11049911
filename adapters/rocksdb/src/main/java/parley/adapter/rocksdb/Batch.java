package parley.adapter.rocksdb;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/// What a [Mutation] sees and writes through. Used by the committer's thread only, and by a mutation only
/// while it is applied.
///
/// A mutation sees what earlier mutations of the same batch wrote.
public final class Batch {
    private static final int KEEP_BYTES = 8 * 1024 * 1024;
    private static final Optional<byte[]> DELETED = Optional.empty();

    private final RecentValues recent;
    private final BatchBuffer buffer = new BatchBuffer();
    private final Map<Key, Optional<byte[]>> written = new HashMap<>();
    private Database database;
    private boolean sealed;

    Batch(Database database, RecentValues recent) {
        this.database = database;
        this.recent = recent;
    }

    /// The newest value of a key. The array must not be changed.
    ///
    /// @throws StoreException if it cannot be read; a mutation lets it pass
    public Optional<byte[]> find(Family family, byte[] key) {
        Key wanted = new Key(family, key);
        if (!family.remembered()) {
            Optional<byte[]> changed = written.get(wanted);
            return changed != null ? changed : read(family, wanted, key);
        }
        Optional<byte[]> known = recent.find(wanted);
        return known.isPresent() ? known : read(family, wanted, key);
    }

    private Optional<byte[]> read(Family family, Key wanted, byte[] key) {
        try {
            Optional<byte[]> stored = database.get(family, key);
            if (family.remembered()) {
                stored.ifPresent(value -> recent.put(wanted, value));
            }
            return stored;
        } catch (RocksDBException failed) {
            throw new StoreException(StoreException.Fault.UNAVAILABLE, "read of " + family + " failed", failed);
        }
    }

    /// Stores a value. Neither array may be changed afterwards.
    public void put(Family family, byte[] key, byte[] value) {
        buffer.put(database.id(family), key, value);
        if (family.remembered()) {
            recent.put(new Key(family, key), value);
        } else {
            written.put(new Key(family, key), Optional.of(value));
        }
    }

    /// Deletes a key, whether it has a value or not. The array may not be changed afterwards.
    public void delete(Family family, byte[] key) {
        if (family.remembered()) {
            throw new IllegalArgumentException(
                    "family: " + family + " (expected: one whose values are not remembered)");
        }
        buffer.delete(database.id(family), key);
        written.put(new Key(family, key), DELETED);
    }

    /// Deletes all keys that begin with `prefix`, and ends the batch after this mutation, so that no later
    /// one reads what is deleted.
    public void deleteAll(Family family, byte[] prefix) {
        if (!family.remembered()) {
            throw new IllegalArgumentException("family: " + family + " (expected: one whose values are remembered)");
        }
        buffer.deleteRange(database.id(family), prefix, successor(prefix));
        recent.forget(family, prefix);
        sealed = true;
    }

    /// The least key above all keys that begin with `prefix`, which must not consist of 0xFF only.
    private static byte[] successor(byte[] prefix) {
        byte[] next = prefix.clone();
        int last = next.length - 1;
        while (next[last] == (byte) 0xFF) {
            last--;
        }
        next[last]++;
        return Arrays.copyOf(next, last + 1);
    }

    boolean sealed() {
        return sealed;
    }

    boolean isEmpty() {
        return buffer.isEmpty();
    }

    int size() {
        return buffer.size();
    }

    byte[] toBytes() {
        return buffer.toBytes();
    }

    /// The batch is stored, or had nothing to store.
    void committed() {
        reset();
        recent.trim();
    }

    /// The batch was not stored: forgets it and everything decided on it.
    void abandon() {
        reset();
        recent.clear();
    }

    /// Goes on with a database that was opened anew.
    void use(Database reopened) {
        abandon();
        database = reopened;
    }

    private void reset() {
        buffer.clear(KEEP_BYTES);
        written.clear();
        sealed = false;
    }
}
