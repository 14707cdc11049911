package parley.adapter.artemis;

import parley.kernel.ParleyException;

/// The broker does not answer, does not take more, or is closed; what was under way may or may not have been done.
public final class QueueException extends ParleyException {
    private static final long serialVersionUID = 1L;

    QueueException(String message) {
        super(message);
    }

    QueueException(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }

    @Override
    public String code() {
        return "queue_unavailable";
    }
}
