package parley.bench.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Numbers as text in byte arrays.
final class Digits {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUES = values();

    private Digits() {}

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int value = 0; value < HEX.length; value++) {
            values[HEX[value]] = (byte) value;
        }
        return values;
    }

    /// Writes a number that is not negative; returns the position behind it.
    static int putDecimal(byte[] to, int at, long number) {
        int length = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            length++;
        }
        long rest = number;
        for (int i = at + length - 1; i >= at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + length;
    }

    /// Writes the lowest `digits` hexadecimal digits; returns the position behind them.
    static int putHex(byte[] to, int at, long number, int digits) {
        for (int i = 0; i < digits; i++) {
            to[at + i] = HEX[(int) (number >>> (4 * (digits - 1 - i))) & 15];
        }
        return at + digits;
    }

    /// The value of one lower-case hexadecimal digit, -1 if it is none.
    static int hex(byte digit) {
        return VALUES[digit & 0xff];
    }
}
