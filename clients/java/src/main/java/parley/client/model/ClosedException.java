package parley.client.model;

/// The client was closed before an answer came: whether the server acted is unknown.
public final class ClosedException extends ClientException {
    private static final long serialVersionUID = 1L;

    public ClosedException(String message) {
        super(message);
    }

    public ClosedException(String message, Throwable cause) {
        super(message, cause);
    }
}
