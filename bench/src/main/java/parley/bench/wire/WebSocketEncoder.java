package parley.bench.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Writes WebSocket frames as a client must: final, masked with a key that differs from frame to frame.
public final class WebSocketEncoder {

    static final int TEXT = 0x81;
    static final int CLOSE = 0x88;
    static final int PONG = 0x8a;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private long random;

    /// @param seed of the masking keys
    public WebSocketEncoder(long seed) {
        random = seed | 1;
    }

    /// Appends a text frame with the first `length` bytes of `payload`.
    public void text(ByteQueue out, byte[] payload, int length) {
        frame(out, TEXT, payload, 0, length);
    }

    public void pong(ByteQueue out, byte[] payload, int from, int to) {
        frame(out, PONG, payload, from, to - from);
    }

    /// Appends a close frame that says that all is well (1000).
    public void close(ByteQueue out) {
        frame(out, CLOSE, new byte[] {(byte) (1000 >>> 8), (byte) 1000}, 0, 2);
    }

    private void frame(ByteQueue out, int first, byte[] payload, int from, int length) {
        int header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
        int at = out.reserve(header + 4 + length);
        byte[] to = out.array();
        to[at] = (byte) first;
        int lengthBytes = header - 2;
        to[at + 1] = (byte) (0x80 | (lengthBytes == 0 ? length : lengthBytes == 2 ? 126 : 127));
        for (int i = 0; i < lengthBytes; i++) {
            to[at + 2 + i] = (byte) ((long) length >>> (8 * (lengthBytes - 1 - i)));
        }
        int key = nextKey();
        for (int i = 0; i < 4; i++) {
            to[at + header + i] = (byte) (key >>> (8 * i));
        }
        mask(payload, from, to, at + header + 4, length, key);
    }

    private static void mask(byte[] payload, int from, byte[] to, int at, int length, int key) {
        long wide = (key & 0xffff_ffffL) | (long) key << 32;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            LONGS.set(to, at + i, (long) LONGS.get(payload, from + i) ^ wide);
        }
        for (; i < length; i++) {
            to[at + i] = (byte) (payload[from + i] ^ key >>> (8 * (i & 3)));
        }
    }

    private int nextKey() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (int) (random >>> 16);
    }
}
