package parley.client.model;

/// No answer from the server: whether it acted is unknown.
public final class UnreachableException extends ClientException {
    private static final long serialVersionUID = 1L;

    public UnreachableException(String message) {
        super(message);
    }

    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
