package parley.adapter.wire;

/// Input from a client that cannot be accepted, with what to tell the client.
///
/// Thrown while decoding and caught by the adapter that decodes. Carries no stack trace, because a flood of bad input
/// must stay cheap, and nothing of the input itself beyond names and sizes.
public final class RefusedInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public RefusedInputException(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /// Refuses with [ErrorCode#BAD_FRAME].
    public static RefusedInputException badFrame(String message) {
        return new RefusedInputException(ErrorCode.BAD_FRAME, message);
    }

    public ErrorCode code() {
        return code;
    }

    /// What to tell the client: names, values that are safe to repeat, and what was expected.
    public String text() {
        String message = getMessage();
        return message == null ? code.title() : message;
    }
}
