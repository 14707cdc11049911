package parley.adapter.rocksdb;

import java.util.LinkedHashMap;
import java.util.Optional;

/// The values that the committer touched last, so that it decides maxima without a native read. Used by the
/// committer's thread only.
///
/// Values of a batch that is not yet written are here as well, and are found; therefore nothing is evicted
/// before [#trim].
final class RecentValues {
    private static final float LOAD = 0.75f;

    private final int limit;
    private final LinkedHashMap<Key, byte[]> values = new LinkedHashMap<>(16, LOAD, true);

    RecentValues(int limit) {
        this.limit = limit;
    }

    Optional<byte[]> find(Key key) {
        return Optional.ofNullable(values.get(key));
    }

    void put(Key key, byte[] value) {
        values.put(key, value);
    }

    void forget(Family family, byte[] prefix) {
        values.keySet().removeIf(key -> key.startsWith(family, prefix));
    }

    /// Evicts the least recently used beyond the limit. Only between batches.
    void trim() {
        while (values.size() > limit) {
            values.pollFirstEntry();
        }
    }

    void clear() {
        values.clear();
    }

    int size() {
        return values.size();
    }
}
