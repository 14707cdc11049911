package parley.adapter.websocket;

import io.helidon.common.buffers.BufferData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import parley.adapter.websocket.frame.JsonBytes;
import parley.adapter.websocket.frame.ProblemJson;
import parley.adapter.wire.ErrorCode;

/// An upgrade that is not granted: an HTTP response with problem details (RFC 9457), after which the connection is
/// closed.
///
/// @param status of HTTP with its text, for example `503 Service Unavailable`
/// @param detail says why
/// @param retryAfterMs when to try again; 0 if that would not help
/// @param headers further header lines
record Refusal(String status, ErrorCode code, String detail, long retryAfterMs, List<String> headers) {
    private static final int STATUS_DIGITS = 3;
    private static final long MILLIS_PER_SECOND = 1000;

    Refusal {
        headers = List.copyOf(headers);
    }

    static Refusal badRequest(String detail) {
        return new Refusal("400 Bad Request", ErrorCode.BAD_FRAME, detail, 0, List.of());
    }

    static Refusal unsupportedVersion() {
        return new Refusal(
                "426 Upgrade Required",
                ErrorCode.BAD_FRAME,
                "Sec-WebSocket-Version: (expected: 13)",
                0,
                List.of("Sec-WebSocket-Version: 13", "Upgrade: websocket"));
    }

    static Refusal unauthenticated(String detail) {
        return new Refusal(
                "401 Unauthorized", ErrorCode.UNAUTHENTICATED, detail, 0, List.of("WWW-Authenticate: Bearer"));
    }

    static Refusal crowding(long retryAfterMs) {
        return new Refusal(
                "429 Too Many Requests",
                ErrorCode.RATE_LIMITED,
                "too many connections of this address",
                retryAfterMs,
                List.of());
    }

    static Refusal unavailable(String detail, long retryAfterMs) {
        return new Refusal("503 Service Unavailable", ErrorCode.UNAVAILABLE, detail, retryAfterMs, List.of());
    }

    /// The whole response.
    BufferData response() {
        byte[] body = ProblemJson.of(Integer.parseInt(status.substring(0, STATUS_DIGITS)), code, detail, retryAfterMs);
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (retryAfterMs > 0) {
            head.append("Retry-After: ")
                    .append(Math.ceilDiv(retryAfterMs, MILLIS_PER_SECOND))
                    .append("\r\n");
        }
        head.append("Content-Type: application/problem+json\r\nContent-Length: ")
                .append(body.length)
                .append("\r\nConnection: close\r\n\r\n");
        byte[] headBytes = head.toString().getBytes(StandardCharsets.US_ASCII);
        JsonBytes out =
                new JsonBytes(headBytes.length + body.length).raw(headBytes).raw(body);
        return BufferData.createReadOnly(out.array(), 0, out.length());
    }
}
