package parley.adapter.websocket.frame;

import parley.adapter.wire.CloseCode;

/// Why the server ends a session: the word in `bye` and the close code that follows it.
public enum ByeReason {
    /// A newer stream of the same device took over.
    REPLACED("replaced", CloseCode.REPLACED),
    /// The server drains.
    DRAIN("drain", CloseCode.RESTART),
    /// The device was revoked.
    REVOKED("revoked", CloseCode.UNAUTHENTICATED),
    /// The token's time is over.
    EXPIRED("expired", CloseCode.UNAUTHENTICATED),
    /// No valid token, or none in time.
    UNAUTHENTICATED("unauthenticated", CloseCode.UNAUTHENTICATED),
    /// No client frame within the deadline.
    HEARTBEAT("heartbeat", CloseCode.HEARTBEAT_MISSED),
    /// The device does not keep up.
    SLOW("slow", CloseCode.TOO_SLOW),
    /// Too many frames that had to be refused.
    ABUSE("abuse", CloseCode.ABUSE),
    /// The store cannot answer now.
    UNAVAILABLE("unavailable", CloseCode.RESTART),
    /// A frame is larger than allowed.
    TOO_LARGE("too_large", CloseCode.FRAME_TOO_BIG),
    /// Text that is not UTF-8.
    INVALID_UTF8("invalid_utf8", CloseCode.INVALID_UTF8),
    /// The transport's own protocol is broken.
    PROTOCOL("protocol", CloseCode.PROTOCOL_ERROR);

    private final String word;
    private final CloseCode close;

    ByeReason(String word, CloseCode close) {
        this.word = word;
        this.close = close;
    }

    public String word() {
        return word;
    }

    public CloseCode close() {
        return close;
    }
}
