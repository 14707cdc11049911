package parley.messaging.port.out;

import parley.kernel.ParleyException;

/// The store refused a write; definitely nothing of it was or will be stored.
public final class LogRefusedException extends ParleyException {
    private static final long serialVersionUID = 1L;

    public LogRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "log_refused";
    }
}
