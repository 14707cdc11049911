package parley.adapter.websocket.frame;

import static parley.adapter.websocket.frame.JsonBytes.ascii;

import parley.adapter.wire.ErrorCode;

/// Problem details (RFC 9457), for what is refused as HTTP.
public final class ProblemJson {
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final int SIZE = 256;

    private ProblemJson() {}

    /// @param detail names values and what was expected, never content or a token
    /// @param retryAfterMs when to try again; 0 if that would not help
    public static byte[] of(int status, ErrorCode code, String detail, long retryAfterMs) {
        JsonBytes out = new JsonBytes(SIZE);
        out.raw(ascii("{\"type\":")).text("urn:parley:error:" + code.word());
        out.raw(ascii(",\"title\":")).text(code.title());
        out.raw(ascii(",\"status\":")).number(status);
        out.raw(ascii(",\"detail\":")).text(detail);
        out.raw(ascii(",\"code\":")).text(code.word());
        if (retryAfterMs > 0) {
            out.raw(ascii(",\"retryAfterMs\":")).number(retryAfterMs);
        }
        return out.raw('}').toByteArray();
    }
}
