package parley.messaging.port.out;

import parley.kernel.ParleyException;

/// The store did not answer; for writes the outcome is unknown.
public final class LogUnavailableException extends ParleyException {
    private static final long serialVersionUID = 1L;

    public LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "log_unavailable";
    }
}
