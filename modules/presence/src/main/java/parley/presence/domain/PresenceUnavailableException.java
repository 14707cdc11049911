package parley.presence.domain;

import parley.kernel.ParleyException;

/// What presence has to know of others cannot be found out at the moment.
public final class PresenceUnavailableException extends ParleyException {
    private static final long serialVersionUID = 1L;

    public PresenceUnavailableException(String message) {
        super(message);
    }

    public PresenceUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "presence_unavailable";
    }
}
