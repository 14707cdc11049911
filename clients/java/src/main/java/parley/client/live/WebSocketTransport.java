package parley.client.live;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parley.client.model.ErrorCode;
import parley.client.model.RefusedException;
import parley.client.model.UnreachableException;

/// Links over WebSocket.
final class WebSocketTransport implements Transport {
    private static final String SUBPROTOCOL = "parley.v1.json";
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final URI endpoint;
    private final HttpClient http;
    private final Duration timeout;

    /// @param base where the server answers, `http` or `https`
    WebSocketTransport(URI base, HttpClient http, Duration timeout) {
        String scheme = "https".equals(base.getScheme()) ? "wss" : "ws";
        this.endpoint = URI.create(scheme + "://" + base.getRawAuthority() + "/v1/ws");
        this.http = http;
        this.timeout = timeout;
    }

    @Override
    public Link open(Opening opening, Listener listener) {
        WebSocketLink link = new WebSocketLink(listener);
        CompletableFuture<WebSocket> upgrade = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + opening.accessToken())
                .subprotocols(SUBPROTOCOL)
                .connectTimeout(timeout)
                .buildAsync(endpoint(opening.route()), link);
        try {
            WebSocket socket = upgrade.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!socket.getSubprotocol().equals(SUBPROTOCOL)) {
                socket.abort();
                throw new UnreachableException(endpoint + " does not speak " + SUBPROTOCOL);
            }
            link.opened(socket);
            Runnable greet = () -> {
                link.send(opening.hello());
                link.flush();
            };
            if (!listener.greet(greet, link::abort)) {
                socket.abort();
                throw new UnreachableException("given up while connecting");
            }
            return link;
        } catch (ExecutionException failed) {
            throw refusal(failed);
        } catch (TimeoutException late) {
            var _ = upgrade.thenAccept(WebSocket::abort);
            throw new UnreachableException("no answer from " + endpoint + " within " + timeout, late);
        } catch (InterruptedException interrupted) {
            var _ = upgrade.thenAccept(WebSocket::abort);
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted while connecting", interrupted);
        }
    }

    private URI endpoint(String route) {
        return route.isEmpty()
                ? endpoint
                : URI.create(endpoint + "?route=" + URLEncoder.encode(route, StandardCharsets.UTF_8));
    }

    private RuntimeException refusal(ExecutionException failed) {
        if (failed.getCause() instanceof WebSocketHandshakeException handshake && handshake.getResponse() != null) {
            int status = handshake.getResponse().statusCode();
            if (status == UNAUTHORIZED) {
                return new RefusedException(ErrorCode.UNAUTHENTICATED, "the access token was refused");
            }
            return new RefusedException(
                    ownWord(handshake, status), "no WebSocket: status " + status, retryAfter(handshake));
        }
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        String detail = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new UnreachableException("cannot connect to " + endpoint + detail, failed);
    }

    /// A server that is busy says so in problem details; something in the way of WebSockets does not.
    private static ErrorCode ownWord(WebSocketHandshakeException handshake, int status) {
        boolean problem = handshake
                .getResponse()
                .headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        return switch (status) {
            case TOO_MANY -> problem ? ErrorCode.RATE_LIMITED : ErrorCode.OTHER;
            case UNAVAILABLE -> problem ? ErrorCode.UNAVAILABLE : ErrorCode.OTHER;
            default -> ErrorCode.OTHER;
        };
    }

    private static Duration retryAfter(WebSocketHandshakeException handshake) {
        return handshake
                .getResponse()
                .headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }
}
