package parley.adapter.wire;

/// Why something was refused: stable words, the same on all transports.
///
/// `unavailable` and `internal` leave open whether a message was stored: the client repeats the same cid. After every
/// other code nothing was stored.
public enum ErrorCode {
    BAD_FRAME("bad_frame", 400, "Malformed or out of range"),
    UNKNOWN_TYPE("unknown_type", 400, "Unknown frame type"),
    UNAUTHENTICATED("unauthenticated", 401, "Not authenticated"),
    FORBIDDEN("forbidden", 403, "Not allowed"),
    BLOCKED("blocked", 403, "Blocked"),
    NOT_MEMBER("not_member", 403, "Not a member"),
    NOT_FOUND("not_found", 404, "Not found"),
    CONFLICT("conflict", 409, "Conflict"),
    STALE_DEVICES("stale_devices", 409, "Stale device list"),
    TOO_LARGE("too_large", 413, "Too large"),
    RATE_LIMITED("rate_limited", 429, "Too many requests"),
    INTERNAL("internal", 500, "Internal error"),
    UNAVAILABLE("unavailable", 503, "Temporarily unavailable");

    private final String word;
    private final int httpStatus;
    private final String title;

    ErrorCode(String word, int httpStatus, String title) {
        this.word = word;
        this.httpStatus = httpStatus;
        this.title = title;
    }

    /// The word that clients see, for example `bad_frame`.
    public String word() {
        return word;
    }

    /// The HTTP status that goes with the word, unless a more precise one of the same class applies (405, 412, 415,
    /// 428).
    public int httpStatus() {
        return httpStatus;
    }

    /// Short text for people, always the same for a code.
    public String title() {
        return title;
    }

    /// Whether a message may have been stored although this error came back.
    public boolean outcomeUnknown() {
        return this == INTERNAL || this == UNAVAILABLE;
    }
}
