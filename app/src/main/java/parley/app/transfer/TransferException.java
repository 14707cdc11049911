package parley.app.transfer;

/// A transfer that cannot go on. What it has done stays, and it can be started again.
public final class TransferException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TransferException(String message) {
        super(message);
    }

    TransferException(String message, Throwable cause) {
        super(message, cause);
    }
}
