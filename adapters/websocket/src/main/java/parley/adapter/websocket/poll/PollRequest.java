package parley.adapter.websocket.poll;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import parley.adapter.websocket.session.Origin;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.IdText;
import parley.adapter.wire.Utf8;
import parley.kernel.IdGenerator;
import parley.kernel.SessionId;

/// One HTTP request, as far as it matters here.
///
/// @param http what the web server gives
record PollRequest(ServerRequest http) {
    static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final String SCHEME = "bearer ";
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    /// The bearer token; empty if there is none.
    String token() {
        String header = http.headers().first(HeaderNames.AUTHORIZATION).orElse("");
        if (header.isEmpty()) {
            return "";
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw PollRefusal.of(ErrorCode.UNAUTHENTICATED, "Authorization: (expected: Bearer <token>)");
        }
        return header.substring(SCHEME.length()).strip();
    }

    /// The session of the path; one that nobody has if it is no id.
    SessionId session() {
        String text = http.path().pathParameters().get("session");
        return new SessionId(IdText.valid(text) ? UUID.fromString(text) : new UUID(0, 0));
    }

    /// The highest batch that was processed.
    long acknowledged() {
        String text = http.query().first("ack").orElse("0");
        if (!NUMBER.matcher(text).matches()) {
            throw PollRefusal.of(ErrorCode.BAD_FRAME, "ack: not a number (expected: that of a batch, 0 at first)");
        }
        return Long.parseLong(text);
    }

    String address(Origin origin) {
        Optional<String> forwardedFor = http.headers().contains(HeaderNames.X_FORWARDED_FOR)
                ? Optional.of(http.headers().get(HeaderNames.X_FORWARDED_FOR).values())
                : Optional.empty();
        InetAddress peer = http.remotePeer().address() instanceof InetSocketAddress inet
                ? inet.getAddress()
                : InetAddress.getLoopbackAddress();
        return origin.of(peer, forwardedFor);
    }

    /// Names the request in answers: as the client did, or anew.
    String id(IdGenerator ids) {
        return http.headers()
                .first(REQUEST_ID)
                .filter(id -> ID.matcher(id).matches())
                .orElseGet(() -> ids.next().toString());
    }

    /// The whole body, which is text in UTF-8.
    byte[] body(int most) {
        http.headers().contentType().ifPresent(PollRequest::requireJson);
        if (http.headers().contentLength().orElse(0) > most) {
            throw tooLarge(most);
        }
        byte[] bytes = read(most + 1);
        if (bytes.length > most) {
            throw tooLarge(most);
        }
        if (!Utf8.valid(bytes, 0, bytes.length)) {
            throw PollRefusal.of(ErrorCode.BAD_FRAME, "body: not UTF-8");
        }
        return bytes;
    }

    /// Does not close the stream: that would read on behind a malformed chunk, and wait there.
    private byte[] read(int most) {
        try {
            return http.content().inputStream().readNBytes(most);
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException gone) {
            throw new CloseConnectionException("client left before the end of the body", gone);
        } catch (RequestException refused) {
            throw endingConnection(refused.status(), refused);
        } catch (NumberFormatException malformedChunk) {
            throw endingConnection(Status.BAD_REQUEST_400, malformedChunk);
        }
    }

    /// After a malformed chunk nobody knows where the next request starts.
    private static RequestException endingConnection(Status status, RuntimeException cause) {
        return RequestException.builder()
                .message("malformed body")
                .type(DirectHandler.EventType.BAD_REQUEST)
                .status(status)
                .cause(cause)
                .setKeepAlive(false)
                .build();
    }

    private static void requireJson(HttpMediaType type) {
        boolean utf8 =
                type.charset().map(charset -> charset.equalsIgnoreCase("utf-8")).orElse(true);
        if (!type.mediaType().text().equals(PollAnswer.JSON) || !utf8) {
            throw PollRefusal.precisely(
                    UNSUPPORTED_MEDIA_TYPE,
                    ErrorCode.BAD_FRAME,
                    "Content-Type: not supported (expected: application/json)");
        }
    }

    private static PollRefusal tooLarge(int most) {
        return PollRefusal.of(ErrorCode.TOO_LARGE, "body: too large (expected: at most " + most + " bytes)");
    }
}
