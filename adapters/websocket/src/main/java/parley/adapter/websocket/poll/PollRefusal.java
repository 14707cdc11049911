package parley.adapter.websocket.poll;

import parley.adapter.wire.ErrorCode;

/// A request that is refused as such, before its frames count. Without a stack trace, because floods of it must stay
/// cheap.
final class PollRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final ErrorCode code;
    private final long retryAfterMs;

    private PollRefusal(int status, ErrorCode code, String detail, long retryAfterMs) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfterMs = retryAfterMs;
    }

    /// @param detail for people; no token
    static PollRefusal of(ErrorCode code, String detail) {
        return of(code, detail, 0);
    }

    /// @param retryAfterMs when to try again; 0 if that would not help
    static PollRefusal of(ErrorCode code, String detail, long retryAfterMs) {
        return new PollRefusal(code.httpStatus(), code, detail, retryAfterMs);
    }

    /// @param status a more precise one of the same class as the code's
    static PollRefusal precisely(int status, ErrorCode code, String detail) {
        return new PollRefusal(status, code, detail, 0);
    }

    int status() {
        return status;
    }

    ErrorCode code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    long retryAfterMs() {
        return retryAfterMs;
    }
}
