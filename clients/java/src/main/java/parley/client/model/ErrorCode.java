package parley.client.model;

import java.util.Locale;

/// The server's stable error words, the same on all transports.
public enum ErrorCode {
    BAD_FRAME,
    UNKNOWN_TYPE,
    UNAUTHENTICATED,
    FORBIDDEN,
    BLOCKED,
    NOT_MEMBER,
    NOT_FOUND,
    CONFLICT,
    STALE_DEVICES,
    TOO_LARGE,
    RATE_LIMITED,
    INTERNAL,
    UNAVAILABLE,
    /// A word that this version does not know.
    OTHER;

    /// The code for a word such as `rate_limited`.
    public static ErrorCode of(String word) {
        for (ErrorCode code : values()) {
            if (code.word().equals(word)) {
                return code;
            }
        }
        return OTHER;
    }

    /// The word on the wire.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a send that got this code may have been stored: the same cid has to be sent again.
    public boolean outcomeUnknown() {
        return this == INTERNAL || this == UNAVAILABLE;
    }
}
