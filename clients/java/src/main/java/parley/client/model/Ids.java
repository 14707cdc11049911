package parley.client.model;

import java.util.UUID;

/// Strict text form of ids: exactly the canonical 36 characters.
final class Ids {
    private static final int TEXT_LENGTH = 36;

    private Ids() {}

    static UUID parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            throw new IllegalArgumentException("id of length " + text.length() + " (expected: 36, a UUID)");
        }
        return UUID.fromString(text);
    }
}
