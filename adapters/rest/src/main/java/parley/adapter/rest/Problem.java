package parley.adapter.rest;

import java.time.Duration;
import java.util.OptionalLong;
import parley.adapter.wire.ErrorCode;

/// An error as RFC 9457 describes it, with one of the stable codes.
///
/// @param status HTTP status: that of the code, or a more precise one of the same class
/// @param detail for people: names, values and what was expected; no secret and no message content
/// @param retryAfterMs when to try again, in milliseconds
/// @param now the server's time, in milliseconds since the epoch, where the client's clock is the problem
public record Problem(int status, ErrorCode code, String detail, OptionalLong retryAfterMs, OptionalLong now) {
    private static final String CONTENT_TYPE = "application/problem+json";
    private static final String TYPE = "urn:parley:error:";
    private static final long MILLIS_PER_SECOND = 1_000;

    /// A problem with the status of its code.
    public static Problem of(ErrorCode code, String detail) {
        return of(code.httpStatus(), code, detail);
    }

    /// A problem with a more precise status than that of its code.
    public static Problem of(int status, ErrorCode code, String detail) {
        return new Problem(status, code, detail, OptionalLong.empty(), OptionalLong.empty());
    }

    /// Too much of something: come back later.
    public static Problem rateLimited(String detail, Duration wait) {
        return of(ErrorCode.RATE_LIMITED, detail).retryAfter(wait);
    }

    /// The same, to be tried again after `wait`.
    public Problem retryAfter(Duration wait) {
        return new Problem(status, code, detail, OptionalLong.of(Math.max(1, wait.toMillis())), now);
    }

    /// The same with the server's time.
    public Problem at(long time) {
        return new Problem(status, code, detail, retryAfterMs, OptionalLong.of(time));
    }

    /// The answer that says so.
    public Answer answer() {
        JsonText body = JsonText.object(out -> {
            out.writeStringField("type", TYPE + code.word());
            out.writeStringField("title", code.title());
            out.writeNumberField("status", status);
            out.writeStringField("detail", detail);
            out.writeStringField("code", code.word());
            if (retryAfterMs.isPresent()) {
                out.writeNumberField("retryAfterMs", retryAfterMs.getAsLong());
            }
            if (now.isPresent()) {
                out.writeNumberField("now", now.getAsLong());
            }
        });
        Answer answer = Answer.of(status, CONTENT_TYPE, body.bytes());
        if (retryAfterMs.isEmpty()) {
            return answer;
        }
        long seconds = Math.ceilDiv(retryAfterMs.getAsLong(), MILLIS_PER_SECOND);
        return answer.with("Retry-After", Long.toString(seconds));
    }
}
