package parley.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Locale;

/// What a frame is, by its `t`.
public enum FrameType {
    MESSAGE,
    ACK,
    RECEIPT,
    /// Only from a relay, which hands on what it got.
    SEND,
    PONG,
    WELCOME,
    SYNCED,
    SKIP,
    BEHIND,
    READ,
    /// Watermarks of several members of a group.
    RECEIPTS,
    TYPING,
    PRESENCE,
    SETTINGS,
    ACCOUNT,
    ERROR,
    BYE,
    /// Anything else.
    OTHER;

    private static final FrameType[] ALL = values();
    private static final byte[][] TEXTS = texts();

    private static byte[][] texts() {
        byte[][] texts = new byte[ALL.length][];
        for (int i = 0; i < ALL.length; i++) {
            texts[i] = ALL[i].name().toLowerCase(Locale.ROOT).getBytes(US_ASCII);
        }
        return texts;
    }

    static FrameType of(byte[] bytes, int from, int to) {
        for (int i = 0; i < TEXTS.length; i++) {
            if (Arrays.equals(TEXTS[i], 0, TEXTS[i].length, bytes, from, to)) {
                return ALL[i];
            }
        }
        return OTHER;
    }
}
