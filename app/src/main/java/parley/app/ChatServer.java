package parley.app;

import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.app.config.ParleyConfig;
import parley.app.config.ServerConfig;

/// A running server: holds its data directory and its listener until it is closed.
final class ChatServer implements AutoCloseable {

    private final DataDirectory data;
    private final WebServer web;
    private final String host;
    private final AtomicBoolean ready;

    private ChatServer(DataDirectory data, WebServer web, String host, AtomicBoolean ready) {
        this.data = data;
        this.web = web;
        this.host = host;
        this.ready = ready;
    }

    /// Starts a server and returns once it accepts connections.
    static ChatServer start(ParleyConfig configuration) {
        ServerConfig config = configuration.server();
        DataDirectory data = DataDirectory.open(config.dataDirectory());
        AtomicBoolean ready = new AtomicBoolean();
        WebServer web = WebServer.builder()
                .host(config.host())
                .port(config.port())
                .shutdownHook(false)
                .addFeature(ObserveFeature.just(HealthObserver.builder()
                        .endpoint("/health")
                        .addCheck(
                                () -> HealthCheckResponse.builder()
                                        .status(ready.get())
                                        .build(),
                                HealthCheckType.READINESS,
                                "serving")
                        .build()))
                .connectionOptions(socket -> socket.tcpNoDelay(true))
                .build();
        web.start();
        if (!web.isRunning()) { // Helidon only logs why
            data.close();
            Listening.check(config.host(), config.port());
            throw new StartupException("cannot listen on " + config.host() + ":" + config.port());
        }
        ready.set(true);
        return new ChatServer(data, web, config.host(), ready);
    }

    /// Where clients reach this server; the port is the bound one, also when the configured one was 0.
    URI uri() {
        return URI.create("http://" + host + ":" + web.port());
    }

    /// Stops in reverse order: not ready, listener, data.
    @Override
    public void close() {
        ready.set(false);
        web.stop();
        data.close();
    }
}
