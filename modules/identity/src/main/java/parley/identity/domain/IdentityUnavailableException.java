package parley.identity.domain;

import parley.kernel.ParleyException;

/// The store of accounts did not answer, or is overloaded; for writes the outcome is unknown, and the caller
/// may try again.
public final class IdentityUnavailableException extends ParleyException {
    private static final long serialVersionUID = 1L;

    public IdentityUnavailableException(String message) {
        super(message);
    }

    public IdentityUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "identity_unavailable";
    }
}
