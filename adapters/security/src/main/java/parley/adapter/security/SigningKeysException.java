package parley.adapter.security;

import parley.kernel.ParleyException;

/// The file with the signing keys cannot be used. The message says what to do and never shows a key.
public final class SigningKeysException extends ParleyException {
    private static final long serialVersionUID = 1L;

    public SigningKeysException(String message) {
        super(message);
    }

    public SigningKeysException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "signing_keys_unusable";
    }
}
