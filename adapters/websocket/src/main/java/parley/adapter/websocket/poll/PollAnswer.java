package parley.adapter.websocket.poll;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import parley.adapter.websocket.frame.ProblemJson;

/// What a request is answered: nobody on the way may store it, or hold it back.
///
/// @param body empty for none
/// @param retryAfterMs when to try again; 0 for not saying so
/// @param afterwards run once the answer was written, or could not be
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record PollAnswer(int status, String contentType, byte[] body, long retryAfterMs, Runnable afterwards) {
    static final String JSON = "application/json";

    private static final byte[] NOTHING = {};
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final int UNAUTHORIZED = 401;

    static PollAnswer json(int status, byte[] body) {
        return new PollAnswer(status, JSON, body, 0, () -> {});
    }

    static PollAnswer nothing() {
        return new PollAnswer(204, "", NOTHING, 0, () -> {});
    }

    static PollAnswer of(PollRefusal refusal) {
        byte[] body = ProblemJson.of(refusal.status(), refusal.code(), refusal.detail(), refusal.retryAfterMs());
        return new PollAnswer(refusal.status(), ProblemJson.CONTENT_TYPE, body, refusal.retryAfterMs(), () -> {});
    }

    PollAnswer then(Runnable action) {
        return new PollAnswer(status, contentType, body, retryAfterMs, action);
    }

    void send(ServerResponse response, String requestId, boolean secure) {
        try {
            response.status(Status.create(status));
            header(response, "Cache-Control", "no-store");
            header(response, "X-Accel-Buffering", "no"); // nginx
            header(response, "X-Content-Type-Options", "nosniff");
            header(response, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            header(response, "Referrer-Policy", "no-referrer");
            header(response, "Cross-Origin-Resource-Policy", "same-origin");
            header(response, PollRequest.REQUEST_ID.defaultCase(), requestId);
            if (secure) {
                header(response, "Strict-Transport-Security", "max-age=31536000");
            }
            if (status == UNAUTHORIZED) {
                header(response, "WWW-Authenticate", "Bearer realm=\"parley\"");
            }
            if (retryAfterMs > 0) {
                header(response, "Retry-After", String.valueOf(Math.ceilDiv(retryAfterMs, MILLIS_PER_SECOND)));
            }
            if (body.length == 0) {
                response.send();
            } else {
                header(response, "Content-Type", contentType);
                response.send(body);
            }
        } catch (UncheckedIOException gone) {
            throw new CloseConnectionException("client gone before it was answered", gone);
        } finally {
            afterwards.run();
        }
    }

    private static void header(ServerResponse response, String name, String value) {
        response.header(HeaderNames.create(name), value);
    }
}
