package parley.client.model;

import java.util.UUID;

/// Client message id: a UUIDv7 (RFC 9562) chosen once per message and repeated on every retry, so that the
/// server stores it once. Any other UUID is an [IllegalArgumentException].
public record Cid(UUID value) {
    private static final int VERSION = 7;
    private static final int VARIANT = 2;
    private static final long VERSION_BITS = 0x7000L;
    private static final long RANDOM_A = 0x0FFFL;
    private static final long VARIANT_BITS = 0x8000_0000_0000_0000L;
    private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final int TIMESTAMP_SHIFT = 16;

    public Cid {
        if (value.version() != VERSION || value.variant() != VARIANT) {
            throw new IllegalArgumentException("cid: " + value + " (expected: a version 7 UUID)");
        }
    }

    /// Builds a cid.
    ///
    /// @param millis server time in milliseconds since the epoch
    /// @param randomA 12 random bits are taken of it
    /// @param randomB 62 random bits are taken of it
    public static Cid of(long millis, long randomA, long randomB) {
        return new Cid(new UUID(
                (millis << TIMESTAMP_SHIFT) | VERSION_BITS | (randomA & RANDOM_A),
                VARIANT_BITS | (randomB & RANDOM_B)));
    }

    /// Parses the canonical text form.
    ///
    /// @throws IllegalArgumentException if `text` is not a canonical version 7 UUID
    public static Cid parse(String text) {
        return new Cid(Ids.parse(text));
    }

    /// When this id was minted, in milliseconds since the epoch.
    public long mintedAt() {
        return value.getMostSignificantBits() >>> TIMESTAMP_SHIFT;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
