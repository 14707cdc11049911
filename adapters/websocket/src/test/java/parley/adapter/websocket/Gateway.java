package parley.adapter.websocket;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.util.function.BiFunction;
import parley.adapter.websocket.session.FakePorts;
import parley.adapter.websocket.session.MutableTime;
import parley.adapter.websocket.session.Roster;
import parley.adapter.websocket.session.SessionConfig;
import parley.adapter.websocket.session.SessionEngine;
import parley.adapter.websocket.session.SessionMeters;
import parley.kernel.TimingWheel;

/// A real web server with a gateway over fake contexts, whose time stands still until a test moves it.
final class Gateway implements AutoCloseable {
    final MutableTime time = new MutableTime();
    final FakePorts contexts = new FakePorts();
    final SessionMeters meters = new SessionMeters(nanos -> {});
    final SessionEngine engine;
    final WebSocketUpgrade upgrade;
    private final WebServer server;

    Gateway(SessionConfig sessions, WebSocketConfig config) {
        this(sessions, config, (wheel, own) -> own);
    }

    /// @param roster makes the roster, from the wheel that drives time and the fake one
    Gateway(SessionConfig sessions, WebSocketConfig config, BiFunction<TimingWheel, Roster, Roster> roster) {
        SessionEngine.Ports ports =
                new SessionEngine.Ports(contexts, roster.apply(time.wheel(), contexts), contexts, contexts);
        engine = SessionEngine.create(ports, time.sources(), sessions, meters);
        upgrade = WebSocketUpgrade.create(
                config,
                engine,
                Thread.ofVirtual().name("writer").factory(),
                time.sources().ticker(),
                (peer, forwardedFor) -> forwardedFor.orElse("peer"));
        server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .connectionOptions(options -> options.tcpNoDelay(true).socketSendBufferSize(16 * 1024))
                .addConnectionSelector(upgrade.selector(Http1Config.create()))
                .build()
                .start();
    }

    WireClient connect() throws IOException {
        return new WireClient(server.port(), 0);
    }

    WireClient connectWithSmallBuffer() throws IOException {
        return new WireClient(server.port(), 4 * 1024);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
