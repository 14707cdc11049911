package parley.adapter.rocksdb.messaging;

import java.util.Arrays;
import java.util.UUID;

/// Reads a value field by field, its version first.
final class RowReader {
    private final byte[] bytes;
    private int at;

    /// @throws IllegalStateException if the value has another version than `version`
    RowReader(String row, byte version, byte[] bytes) {
        this.bytes = bytes;
        if (bytes.length == 0 || bytes[0] != version) {
            throw new IllegalStateException(
                    row + " of version " + (bytes.length == 0 ? "none" : bytes[0]) + " (expected: " + version + ")");
        }
        at = 1;
    }

    byte one() {
        return bytes[at++];
    }

    long fixed() {
        long value = BigEndian.getLong(bytes, at);
        at += Long.BYTES;
        return value;
    }

    long varint() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    UUID uuid() {
        UUID value = BigEndian.getUuid(bytes, at);
        at += BigEndian.UUID_BYTES;
        return value;
    }

    byte[] rest() {
        return Arrays.copyOfRange(bytes, at, bytes.length);
    }
}
