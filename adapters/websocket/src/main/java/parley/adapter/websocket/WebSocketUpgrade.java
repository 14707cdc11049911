package parley.adapter.websocket;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import parley.adapter.websocket.session.Admission;
import parley.adapter.websocket.session.Credentials;
import parley.adapter.websocket.session.Origin;
import parley.adapter.websocket.session.SessionEngine;
import parley.adapter.websocket.session.SessionMeters;
import parley.kernel.Ticker;

/// Turns upgrade requests into WebSocket connections. What the web server is given:
/// `addConnectionSelector(upgrade.selector(http1Config))`.
public final class WebSocketUpgrade implements Http1Upgrader {
    private static final long DRAIN_RETRY_MILLIS = 1_000;

    private final WebSocketConfig config;
    private final SessionEngine engine;
    private final ThreadFactory writers;
    private final Origin origin;
    private final Admission admission;

    private WebSocketUpgrade(
            WebSocketConfig config, SessionEngine engine, ThreadFactory writers, Ticker ticker, Origin origin) {
        this.config = config;
        this.engine = engine;
        this.writers = writers;
        this.origin = origin;
        this.admission = new Admission(config.admission(), ticker);
    }

    /// @param writers makes the virtual threads that write, at most one per connection at a time
    public static WebSocketUpgrade create(
            WebSocketConfig config, SessionEngine engine, ThreadFactory writers, Ticker ticker, Origin origin) {
        return new WebSocketUpgrade(config, engine, writers, ticker, origin);
    }

    /// HTTP/1.1 with this upgrade.
    public Http1ConnectionSelector selector(Http1Config http) {
        return Http1ConnectionSelector.builder().config(http).addUpgrader(this).build();
    }

    /// WebSocket connections that are open.
    public int connections() {
        return admission.admitted();
    }

    @Override
    public String supportedProtocol() {
        return "websocket";
    }

    /// @return null if the request is for another path
    @Override
    public @Nullable ServerConnection upgrade(
            ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
        if (!prologue.uriPath().path().equals(config.path())) {
            return null;
        }
        if (engine.draining()) {
            throw refused(context, Refusal.unavailable("the server is going down", DRAIN_RETRY_MILLIS));
        }
        return switch (Handshake.read(headers)) {
            case Handshake.Request.Unacceptable(Refusal refusal) -> throw refused(context, refusal);
            case Handshake.Request.Acceptable request -> {
                ServerConnection connection = admit(context, request, address(context, headers));
                headers.clear(); // the web server would keep them for as long as the connection lasts
                yield connection;
            }
        };
    }

    private String address(ConnectionContext context, WritableHeaders<?> headers) {
        Optional<String> forwardedFor = headers.contains(HeaderNames.X_FORWARDED_FOR)
                ? Optional.of(headers.get(HeaderNames.X_FORWARDED_FOR).values())
                : Optional.empty();
        return context.remotePeer().address() instanceof InetSocketAddress peer
                ? origin.of(peer.getAddress(), forwardedFor)
                : context.remotePeer().host();
    }

    private ServerConnection admit(ConnectionContext context, Handshake.Request.Acceptable request, String address) {
        switch (admission.enter(address)) {
            case Admission.Answer.Crowding(long retryAfterMs) -> throw refused(context, Refusal.crowding(retryAfterMs));
            case Admission.Answer.Full(long retryAfterMs) ->
                throw refused(context, Refusal.unavailable("the server has all its connections", retryAfterMs));
            case Admission.Answer.Admitted admitted -> {}
        }
        boolean accepted = false;
        try {
            ServerConnection connection = accept(context, request, address);
            accepted = true;
            return connection;
        } finally {
            if (!accepted) {
                admission.leave(address);
            }
        }
    }

    private ServerConnection accept(ConnectionContext context, Handshake.Request.Acceptable request, String address) {
        Credentials credentials = request.token().isEmpty() ? new Credentials.None() : engine.check(request.token());
        if (credentials instanceof Credentials.Refused(String message)) {
            throw refused(context, Refusal.unauthenticated(message));
        }
        write(context, Handshake.accept(request.key()));
        return new WebSocketConnection(context, engine, credentials, writers, () -> admission.leave(address));
    }

    /// Answers by itself, because the web server's own refusals have no problem details.
    private CloseConnectionException refused(ConnectionContext context, Refusal refusal) {
        engine.meters().add(SessionMeters.Count.UPGRADES_REFUSED, 1);
        write(context, refusal.response());
        return new CloseConnectionException("upgrade refused: " + refusal.detail());
    }

    /// Past the web server's write queue, if it has one: frames do not go through it either.
    private static void write(ConnectionContext context, BufferData buffer) {
        try {
            context.serverSocket().write(buffer);
        } catch (UncheckedIOException gone) {
            throw new CloseConnectionException("client gone before it was answered", gone);
        }
    }
}
