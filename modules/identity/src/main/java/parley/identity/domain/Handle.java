package parley.identity.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/// The unique name by which others find a user: 3 to 32 characters of `a`-`z`, `0`-`9`, `_`, `.` and `-`.
public record Handle(String value) {
    /// What a handle looks like, for error messages.
    public static final String EXPECTED = "3 to 32 characters of a-z, 0-9, '_', '.' and '-'";

    private static final Pattern FORM = Pattern.compile("[a-z0-9_.-]{3,32}");
    private static final Pattern ANY_CASE = Pattern.compile("[A-Za-z0-9_.-]{3,32}");

    public Handle {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("handle of length " + value.length() + " (expected: " + EXPECTED + ")");
        }
    }

    /// Whether [#of] accepts the text.
    public static boolean isValid(String text) {
        return ANY_CASE.matcher(text).matches();
    }

    /// The handle that a text means: upper and lower case are the same.
    ///
    /// @throws IllegalArgumentException if `text` has another form
    public static Handle of(String text) {
        // Only letters of ASCII have two cases here: others, such as the Kelvin sign, also lower to one of a-z.
        return new Handle(isValid(text) ? text.toLowerCase(Locale.ROOT) : text);
    }

    @Override
    public String toString() {
        return value;
    }
}
