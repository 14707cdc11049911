package parley.adapter.rocksdb.messaging;

import java.util.Arrays;
import java.util.UUID;

/// Writes a value field by field, its version first.
final class RowWriter {
    /// Most bytes of a varint.
    static final int VARINT_LIMIT = 10;

    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;

    private final byte[] bytes;
    private int at;

    /// @param limit at least the size of the value
    RowWriter(byte version, int limit) {
        bytes = new byte[limit];
        bytes[at++] = version;
    }

    RowWriter one(byte value) {
        bytes[at++] = value;
        return this;
    }

    RowWriter fixed(long value) {
        BigEndian.putLong(bytes, at, value);
        at += Long.BYTES;
        return this;
    }

    RowWriter varint(long value) {
        long rest = value;
        while ((rest & ~SEVEN_BITS) != 0) {
            bytes[at++] = (byte) (rest | MORE);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        return this;
    }

    RowWriter uuid(UUID value) {
        BigEndian.putUuid(bytes, at, value);
        at += BigEndian.UUID_BYTES;
        return this;
    }

    RowWriter rest(byte[] value) {
        System.arraycopy(value, 0, bytes, at, value.length);
        at += value.length;
        return this;
    }

    byte[] toBytes() {
        return at == bytes.length ? bytes : Arrays.copyOf(bytes, at);
    }
}
