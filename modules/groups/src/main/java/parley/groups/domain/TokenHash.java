package parley.groups.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// SHA-256 of a link's token, as 64 lower-case hexadecimal digits: all that is ever stored of it.
///
/// A plain hash is enough, because what it hides has 256 random bits and cannot be guessed.
public record TokenHash(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public TokenHash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("hash of length " + hex.length() + " (expected: 64 hexadecimal digits)");
        }
    }

    public static TokenHash of(LinkToken token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(token.text().getBytes(StandardCharsets.UTF_8));
            return new TokenHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
