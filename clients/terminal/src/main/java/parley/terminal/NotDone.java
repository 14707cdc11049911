package parley.terminal;

/// A typed line that was not done; the message tells the one who typed it why.
final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDone(String message) {
        super(message);
    }
}
