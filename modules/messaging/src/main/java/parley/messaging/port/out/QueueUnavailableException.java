package parley.messaging.port.out;

import parley.kernel.ParleyException;

/// The queue did not take a job, or did not say so.
public final class QueueUnavailableException extends ParleyException {
    private static final long serialVersionUID = 1L;

    public QueueUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "queue_unavailable";
    }
}
