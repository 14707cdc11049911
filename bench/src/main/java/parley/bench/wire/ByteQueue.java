package parley.bench.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Bytes that wait to be written to a socket or for the rest of their frame; grows as needed.
public final class ByteQueue {

    private static final byte[] NONE = new byte[0];

    private byte[] bytes = NONE;
    private int length;

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public void append(byte[] from, int offset, int count) {
        int at = reserve(count);
        System.arraycopy(from, offset, bytes, at, count);
    }

    /// Makes room for `count` bytes at the end and returns where they start in [#array].
    int reserve(int count) {
        int at = length;
        if (bytes.length - at < count) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.max(512, at + count), bytes.length * 2));
        }
        length = at + count;
        return at;
    }

    /// The bytes themselves: valid until the next change.
    byte[] array() {
        return bytes;
    }

    /// Copies everything to the start of `to` and forgets it; returns how many bytes that were.
    public int drainTo(byte[] to) {
        int count = length;
        System.arraycopy(bytes, 0, to, 0, count);
        length = 0;
        return count;
    }

    /// Copies as many of the first bytes as fit; they stay until [#drop].
    public void copyTo(ByteBuffer to) {
        to.put(bytes, 0, Math.min(length, to.remaining()));
    }

    /// Forgets the first `count` bytes.
    public void drop(int count) {
        length -= count;
        if (length > 0) {
            System.arraycopy(bytes, count, bytes, 0, length);
        }
    }

    public void clear() {
        length = 0;
    }

    /// Gives the memory back as well.
    public void release() {
        length = 0;
        bytes = NONE;
    }
}
