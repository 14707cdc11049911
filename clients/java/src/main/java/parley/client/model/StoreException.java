package parley.client.model;

/// Local state could not be read or written.
public final class StoreException extends ClientException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
