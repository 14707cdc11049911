package parley.kernel;

import java.util.UUID;

/// Strict text and version 7 forms of [UUID].
public final class Uuids {
    private static final int TEXT_LENGTH = 36;
    private static final long VERSION_7 = 0x7000L;
    private static final long RANDOM_A = 0x0FFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final int TIMESTAMP_SHIFT = 16;

    private Uuids() {}

    /// Parses exactly the canonical 36-character form; [UUID#fromString] also accepts shortened groups.
    ///
    /// @throws IllegalArgumentException if `text` has another form
    public static UUID parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            throw new IllegalArgumentException("id of length " + text.length() + " (expected: 36, a UUID)");
        }
        return UUID.fromString(text);
    }

    /// Builds a version 7 UUID (RFC 9562) from a time in milliseconds since the epoch and 74 random bits.
    public static UUID version7(long millis, long randomA, long randomB) {
        return new UUID((millis << TIMESTAMP_SHIFT) | VERSION_7 | (randomA & RANDOM_A), VARIANT | (randomB & RANDOM_B));
    }
}
