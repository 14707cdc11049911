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
    private static final int SERVER_FAULT = 500;

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
    public Link open(String accessToken, String route, Listener listener) {
        WebSocketLink link = new WebSocketLink(listener);
        CompletableFuture<WebSocket> opening = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + accessToken)
                .subprotocols(SUBPROTOCOL)
                .connectTimeout(timeout)
                .buildAsync(endpoint(route), link);
        try {
            WebSocket socket = opening.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!socket.getSubprotocol().equals(SUBPROTOCOL)) {
                socket.abort();
                throw new UnreachableException(endpoint + " does not speak " + SUBPROTOCOL);
            }
            link.opened(socket);
            return link;
        } catch (ExecutionException failed) {
            throw refusal(failed);
        } catch (TimeoutException late) {
            var _ = opening.thenAccept(WebSocket::abort);
            throw new UnreachableException("no answer from " + endpoint + " within " + timeout, late);
        } catch (InterruptedException interrupted) {
            var _ = opening.thenAccept(WebSocket::abort);
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
                    status >= SERVER_FAULT ? ErrorCode.UNAVAILABLE : ErrorCode.OTHER,
                    "status " + status,
                    retryAfter(handshake));
        }
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        String detail = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new UnreachableException("cannot connect to " + endpoint + detail, failed);
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
