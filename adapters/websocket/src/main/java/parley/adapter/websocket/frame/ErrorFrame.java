package parley.adapter.websocket.frame;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import parley.adapter.wire.ErrorCode;
import parley.kernel.Cid;

/// Tells a client why a frame was refused.
public final class ErrorFrame implements ServerFrame.Plain {
    private static final long ABSENT = -1;

    private final Ref ref;
    private final @Nullable Cid cid;
    private final ErrorCode code;
    private final String message;
    private final long retryAfterMs;
    private final long now;

    private ErrorFrame(Ref ref, @Nullable Cid cid, ErrorCode code, String message, long retryAfterMs, long now) {
        this.ref = ref;
        this.cid = cid;
        this.code = code;
        this.message = message;
        this.retryAfterMs = retryAfterMs;
        this.now = now;
    }

    /// @param message names values and what was expected, never content or a token
    public static ErrorFrame of(Ref ref, ErrorCode code, String message) {
        return new ErrorFrame(ref, null, code, message, ABSENT, ABSENT);
    }

    /// The same about a frame with a cid.
    public ErrorFrame about(Cid refused) {
        return new ErrorFrame(ref, refused, code, message, retryAfterMs, now);
    }

    /// The same with a time to wait, in milliseconds.
    public ErrorFrame retryAfter(long millis) {
        return new ErrorFrame(ref, cid, code, message, millis, now);
    }

    /// The same with the server's time, in milliseconds since the epoch, for clients whose clock is wrong.
    public ErrorFrame at(long serverTime) {
        return new ErrorFrame(ref, cid, code, message, retryAfterMs, serverTime);
    }

    public Ref ref() {
        return ref;
    }

    public Optional<Cid> cid() {
        return Optional.ofNullable(cid);
    }

    public ErrorCode code() {
        return code;
    }

    public String message() {
        return message;
    }

    public OptionalLong retryAfterMs() {
        return retryAfterMs == ABSENT ? OptionalLong.empty() : OptionalLong.of(retryAfterMs);
    }

    public OptionalLong now() {
        return now == ABSENT ? OptionalLong.empty() : OptionalLong.of(now);
    }

    @Override
    public String toString() {
        return "ErrorFrame[" + code.word() + ": " + message + "]";
    }
}
