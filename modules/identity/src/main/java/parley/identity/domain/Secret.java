package parley.identity.domain;

import java.util.regex.Pattern;

/// 256 random bits that only their bearer knows, as 43 characters of base64url.
public record Secret(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public Secret {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "secret of length " + text.length() + " (expected: 43 characters of base64url)");
        }
    }

    /// Never shows the secret, so that it cannot end up in a log.
    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
