package parley.identity.domain;

import java.text.Normalizer;

/// A password as somebody typed it, in Unicode normal form C, so that keyboards that compose characters
/// differently agree.
///
/// Lives only as long as a request; only its hash is stored. Any length is accepted here: a wrong password may
/// be anything.
public record Password(String value) {
    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 256;

    /// What a new password must be, for error messages.
    public static final String EXPECTED = MIN_LENGTH + " to " + MAX_LENGTH + " characters";

    public Password {
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    /// Whether it may become somebody's password. What is not acceptable can never match and need not be
    /// hashed.
    public boolean isAcceptable() {
        return value.length() <= 2 * MAX_LENGTH && within(value.codePointCount(0, value.length()));
    }

    private static boolean within(int length) {
        return length >= MIN_LENGTH && length <= MAX_LENGTH;
    }

    /// Never shows the password, so that it cannot end up in a log.
    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
