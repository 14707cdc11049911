package parley.groups.domain;

import java.util.regex.Pattern;

/// What lets its bearer into a group: 256 random bits, as 43 characters of base64url.
public record LinkToken(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public LinkToken {
        if (!isToken(text)) {
            throw new IllegalArgumentException(
                    "token of length " + text.length() + " (expected: 43 characters of base64url)");
        }
    }

    /// Whether `text` has the form of a token.
    public static boolean isToken(String text) {
        return FORM.matcher(text).matches();
    }

    /// Never shows the token, so that it cannot end up in a log.
    @Override
    public String toString() {
        return "LinkToken[hidden]";
    }
}
