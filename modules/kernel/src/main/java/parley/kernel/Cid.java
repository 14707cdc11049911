package parley.kernel;

import java.util.UUID;

/// Client message id: a UUIDv7 (RFC 9562) that a client chooses once per message and repeats on every retry.
public record Cid(UUID value) {
    private static final int VERSION = 7;
    private static final int TIMESTAMP_SHIFT = 16;

    public Cid {
        if (value.version() != VERSION || value.variant() != 2) {
            throw new IllegalArgumentException("cid: " + value + " (expected: a version 7 UUID)");
        }
    }

    /// Parses the canonical text form.
    ///
    /// @throws IllegalArgumentException if `text` is not a canonical version 7 UUID
    public static Cid parse(String text) {
        return new Cid(Uuids.parse(text));
    }

    /// When the client minted this id, by the time it took from the server, in milliseconds since the epoch.
    public long mintedAt() {
        return value.getMostSignificantBits() >>> TIMESTAMP_SHIFT;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
