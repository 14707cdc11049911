package parley.client.model;

/// Base of everything the SDK throws.
public abstract sealed class ClientException extends RuntimeException
        permits RefusedException, UnreachableException, LoginRequiredException, StoreException, ClosedException {
    private static final long serialVersionUID = 1L;

    ClientException(String message) {
        super(message);
    }

    ClientException(String message, Throwable cause) {
        super(message, cause);
    }
}
