package parley.terminal;

/// What keeps the program from going on, said so that its user can act.
final class TerminalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TerminalException(String message) {
        super(message);
    }

    TerminalException(String message, Throwable cause) {
        super(message, cause);
    }
}
