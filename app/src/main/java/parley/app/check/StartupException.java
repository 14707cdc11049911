package parley.app.check;

/// A command cannot start, because the environment refuses (port taken, directory not writable, …); the message says
/// what and how to mend it.
public final class StartupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartupException(String message) {
        super(message);
    }
}
