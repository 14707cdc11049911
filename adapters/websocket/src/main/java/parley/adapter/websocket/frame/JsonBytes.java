package parley.adapter.websocket.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/// Grows a byte array with JSON in UTF-8. Writes what it is told and checks no grammar; for one thread.
public final class JsonBytes {
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] MIN_LONG = ascii(Long.toString(Long.MIN_VALUE));
    private static final byte[] ESCAPE = ascii("\\u");
    private static final int UUID_LENGTH = 36;
    private static final int LONG_LENGTH = 20;
    private static final int ESCAPE_LENGTH = 6;

    private byte[] bytes;
    private int length;

    /// @param capacity bytes expected
    public JsonBytes(int capacity) {
        this.bytes = new byte[capacity];
    }

    /// The bytes of `text`, for constants written with [#raw].
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// The array that is being filled; replaced when it grows.
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /// A copy of what was written.
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /// Leaves room for `count` bytes that are written later through [#array].
    public JsonBytes skip(int count) {
        ensure(count);
        length += count;
        return this;
    }

    public JsonBytes raw(byte[] json) {
        return raw(json, 0, json.length);
    }

    public JsonBytes raw(byte[] json, int offset, int count) {
        ensure(count);
        System.arraycopy(json, offset, bytes, length, count);
        length += count;
        return this;
    }

    public JsonBytes raw(char character) {
        ensure(1);
        bytes[length++] = (byte) character;
        return this;
    }

    /// An id in quotes.
    public JsonBytes id(UUID id) {
        ensure(UUID_LENGTH + 2);
        bytes[length++] = '"';
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        hex(high, 32, 8);
        bytes[length++] = '-';
        hex(high, 16, 4);
        bytes[length++] = '-';
        hex(high, 0, 4);
        bytes[length++] = '-';
        hex(low, 48, 4);
        bytes[length++] = '-';
        hex(low, 0, 12);
        bytes[length++] = '"';
        return this;
    }

    public JsonBytes number(long value) {
        if (value == Long.MIN_VALUE) {
            return raw(MIN_LONG);
        }
        ensure(LONG_LENGTH);
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long bound = rest; bound >= 10; bound /= 10) {
            digits++;
        }
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /// A string in quotes, escaped where JSON requires it. Lone surrogates become `?`.
    public JsonBytes text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ensure(utf8.length * ESCAPE_LENGTH + 2);
        bytes[length++] = '"';
        for (byte unit : utf8) {
            if (unit == '"' || unit == '\\') {
                bytes[length++] = '\\';
                bytes[length++] = unit;
            } else if (unit >= 0 && unit < ' ') {
                raw(ESCAPE);
                hex(unit, 0, 4);
            } else {
                bytes[length++] = unit;
            }
        }
        bytes[length++] = '"';
        return this;
    }

    private void hex(long value, int shift, int digits) {
        for (int digit = digits - 1; digit >= 0; digit--) {
            bytes[length++] = HEX[(int) (value >>> (shift + 4 * digit)) & 0xF];
        }
    }

    private void ensure(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
    }
}
