package parley.client.model;

/// This device has no valid login: nobody logged in, or its login was revoked or has expired.
public final class LoginRequiredException extends ClientException {
    private static final long serialVersionUID = 1L;

    public LoginRequiredException(String message) {
        super(message);
    }

    public LoginRequiredException(String message, Throwable cause) {
        super(message, cause);
    }
}
