package parley.client.model;

import java.time.Duration;

/// The server answered with an error, or the SDK refused before asking it.
public final class RefusedException extends ClientException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String detail;
    private final Duration retryAfter;

    /// @param retryAfter zero if the server named no time
    public RefusedException(ErrorCode code, String message, Duration retryAfter) {
        super(code.word() + ": " + message);
        this.code = code;
        this.detail = message;
        this.retryAfter = retryAfter;
    }

    public RefusedException(ErrorCode code, String message) {
        this(code, message, Duration.ZERO);
    }

    public ErrorCode code() {
        return code;
    }

    /// The message without the code.
    public String detail() {
        return detail;
    }

    /// How long to wait before asking again; zero if the server named no time.
    public Duration retryAfter() {
        return retryAfter;
    }
}
