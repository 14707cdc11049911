package parley.adapter.rocksdb;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A key of a column family as a map key. The bytes are not copied.
final class Key {
    private final Family family;
    private final byte[] bytes;
    private final int hash;

    Key(Family family, byte[] bytes) {
        this.family = family;
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes) * 31 + family.hashCode();
    }

    boolean startsWith(Family wanted, byte[] prefix) {
        return family == wanted
                && bytes.length >= prefix.length
                && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && hash == key.hash && family == key.family && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
