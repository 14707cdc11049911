package parley.adapter.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Checks UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
///
/// Content travels byte for byte to other clients, whose WebSocket would be closed by a byte sequence that is not
/// UTF-8; JSON parsers check less.
public final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /// Whether `length` bytes from `offset` are valid UTF-8.
    public static boolean valid(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (true) {
            while (at + Long.BYTES <= end && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
                at += Long.BYTES;
            }
            while (at < end && bytes[at] >= 0) {
                at++;
            }
            if (at == end) {
                return true;
            }
            int size = sequence(bytes, at, end);
            if (size == 0) {
                return false;
            }
            at += size;
        }
    }

    /// Length of the multi-byte sequence at `at`; 0 if it is none.
    private static int sequence(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xFF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return continues(bytes, at + 1, 1, end) ? 2 : 0;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return continues(bytes, at + 1, 2, end) && threeBytes(lead, bytes[at + 1] & 0xFF) ? 3 : 0;
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            return continues(bytes, at + 1, 3, end) && fourBytes(lead, bytes[at + 1] & 0xFF) ? 4 : 0;
        }
        return 0;
    }

    private static boolean continues(byte[] bytes, int from, int count, int end) {
        if (from + count > end) {
            return false;
        }
        for (int at = from; at < from + count; at++) {
            if ((bytes[at] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean threeBytes(int lead, int second) {
        boolean overlong = lead == 0xE0 && second < 0xA0;
        boolean surrogate = lead == 0xED && second >= 0xA0;
        return !overlong && !surrogate;
    }

    private static boolean fourBytes(int lead, int second) {
        boolean overlong = lead == 0xF0 && second < 0x90;
        boolean aboveUnicode = lead == 0xF4 && second >= 0x90;
        return !overlong && !aboveUnicode;
    }
}
