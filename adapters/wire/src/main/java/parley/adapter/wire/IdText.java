package parley.adapter.wire;

import java.util.UUID;

/// Strict text form of ids: 36 characters, lower-case hexadecimal digits, hyphens where RFC 9562 puts them.
public final class IdText {
    private static final int LENGTH = 36;

    private IdText() {}

    /// Whether `text` is an id.
    public static boolean valid(CharSequence text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? c != '-' : !digit(c)) {
                return false;
            }
        }
        return true;
    }

    /// Reads an id.
    ///
    /// @param name what the id is of, for the refusal
    /// @throws RefusedInputException with `bad_frame` if `text` is not an id
    public static UUID parse(String name, String text) {
        if (!valid(text)) {
            throw RefusedInputException.badFrame(name + ": not an id (expected: a UUID in lower-case text form)");
        }
        return UUID.fromString(text);
    }

    /// Reads a client message id.
    ///
    /// @throws RefusedInputException with `bad_frame` if `text` is not a version 7 UUID
    public static UUID parseVersion7(String name, String text) {
        UUID id = parse(name, text);
        if (id.version() != 7 || id.variant() != 2) {
            throw RefusedInputException.badFrame(name + ": UUID of version " + id.version() + " (expected: a UUIDv7)");
        }
        return id;
    }

    private static boolean digit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
