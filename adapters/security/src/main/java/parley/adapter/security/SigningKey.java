package parley.adapter.security;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A secret key of 256 bits for HMAC-SHA256.
///
/// @param id goes with everything that is signed, so that the key is found again (`kid`)
/// @param base64url the key, 43 characters
public record SigningKey(String id, String base64url) {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

    public SigningKey {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "key id of length " + id.length() + " (expected: 1 to 32 letters, digits, '_' or '-')");
        }
        if (!KEY.matcher(base64url).matches()) {
            throw new IllegalArgumentException(
                    "key of length " + base64url.length() + " (expected: 43 characters of base64url)");
        }
    }

    /// A new one.
    public static SigningKey random(SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(id);
        random.nextBytes(key);
        return new SigningKey(
                HexFormat.of().formatHex(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    }

    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(base64url);
    }

    /// Never shows the key, so that it cannot end up in a log.
    @Override
    public String toString() {
        return "SigningKey[id=" + id + "]";
    }
}
