package parley.adapter.rest;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import parley.adapter.wire.RefusedInputException;

/// Where a page of a list ordered by id ends, as an opaque text.
public final class Cursor {
    private static final byte FORM = 1;
    private static final int BYTES = 1 + 2 * Long.BYTES;

    private Cursor() {}

    /// The text for the position behind `last`.
    public static String behind(UUID last) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(FORM)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// The id that a cursor stands behind.
    ///
    /// @throws RefusedInputException with `bad_frame` if the text is none of ours
    public static UUID read(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(decode(text));
        if (bytes.remaining() != BYTES || bytes.get() != FORM) {
            throw unknown();
        }
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException otherText) {
            throw unknown();
        }
    }

    private static RefusedInputException unknown() {
        return RefusedInputException.badFrame("cursor: unknown (expected: next of the page before)");
    }
}
