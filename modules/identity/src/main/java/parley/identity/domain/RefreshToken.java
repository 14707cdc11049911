package parley.identity.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.kernel.DeviceId;

/// What a device exchanges for its next tokens. Its text is `<device>.<family>.<secret>`.
///
/// @param family the same in all refresh tokens since the last log-in of the device: shows that a token which
/// is not valid any more was once
/// @param secret another one in each refresh token
public record RefreshToken(DeviceId device, Secret family, Secret secret) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

    /// The token that a text stands for; empty if it is no refresh token.
    public static Optional<RefreshToken> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RefreshToken(
                    DeviceId.parse(parts.group(1)), new Secret(parts.group(2)), new Secret(parts.group(3))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String text() {
        return device + "." + family.text() + "." + secret.text();
    }

    public SecretHash familyHash() {
        return SecretHash.of(family.text());
    }

    public SecretHash hash() {
        return SecretHash.of(text());
    }

    /// Never shows the token, so that it cannot end up in a log.
    @Override
    public String toString() {
        return "RefreshToken[device=" + device + "]";
    }
}
