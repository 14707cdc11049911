package parley.app;

/// A command cannot start, for a reason that the operator can mend; the message says which and how.
final class StartupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private StartupException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /// Wrong configuration: exit code 2.
    static StartupException configuration(String message) {
        return new StartupException(message, 2);
    }

    /// The environment refuses (port taken, directory not writable, …): exit code 1.
    static StartupException environment(String message) {
        return new StartupException(message, 1);
    }

    int exitCode() {
        return exitCode;
    }
}
