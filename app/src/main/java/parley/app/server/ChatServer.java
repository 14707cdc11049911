package parley.app.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.rest.HealthRoutes;
import parley.adapter.rest.RestRoutes;
import parley.adapter.websocket.WebSocketUpgrade;
import parley.adapter.websocket.session.SessionEngine;
import parley.app.check.DataDirectory;
import parley.app.check.Listening;
import parley.app.check.StartupException;
import parley.app.config.ParleyConfig;
import parley.app.config.ServerConfig;
import parley.app.metering.Meters;
import parley.events.AccountDeleted;
import parley.events.DeviceAdded;
import parley.events.DeviceRevoked;
import parley.messaging.port.in.ForgetDevice;

/// A running server: holds its data directory and its listener until it is closed.
public final class ChatServer implements AutoCloseable {
    private static final Duration UPKEEP = Duration.ofMillis(50);
    private static final Duration REVOCATIONS = Duration.ofSeconds(30);

    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(ChatServer.class);

    private final Running running;
    private final WebServer web;
    private final ServerConfig config;
    private final AtomicBoolean ready;

    private ChatServer(Running running, WebServer web, ServerConfig config, AtomicBoolean ready) {
        this.running = running;
        this.web = web;
        this.config = config;
        this.ready = ready;
    }

    /// Starts a server and returns once it accepts connections.
    ///
    /// @throws StartupException if the environment does not allow it; nothing is left behind
    public static ChatServer start(ParleyConfig config) {
        Running running = new Running();
        try {
            return start(config, running);
        } catch (RuntimeException refusal) {
            running.close();
            throw refusal;
        }
    }

    private static ChatServer start(ParleyConfig config, Running running) {
        DataDirectory data = DataDirectory.open(config.server().dataDirectory());
        running.add("data directory", data::close);
        Ambient ambient = Ambient.system();
        Meters meters = new Meters();
        running.add("meters", meters::close);
        InProcessEvents events = new InProcessEvents();
        StoreWiring stores = StoreWiring.open(config.rocksdb(), ambient, running);
        Contexts contexts = Contexts.create(config, stores, events, ambient, running);
        AtomicBoolean ready = new AtomicBoolean();
        Upkeep upkeep = upkeep(contexts, running);
        List<HealthRoutes.Check> checks = List.of(
                new HealthRoutes.Check("serving", ready::get),
                stores.check(),
                new HealthRoutes.Check("upkeep", upkeep::isRunning),
                new HealthRoutes.Check("deadlines", contexts.presence().deadlines()::isRunning));
        RestRoutes rest = RestWiring.create(contexts, config.rest(), checks, meters, ambient);
        WebSocketWiring sockets = WebSocketWiring.create(contexts, config, meters, ambient);
        subscribe(events, contexts, sockets.engine());
        WebServer web = listen(config.server(), rest, sockets.upgrade());
        running.add("listener", web::stop);
        running.add("sessions", () -> drain(sockets.engine(), config.server().drainWindow()));
        ready.set(true);
        return new ChatServer(running, web, config.server(), ready);
    }

    private static void subscribe(InProcessEvents events, Contexts contexts, SessionEngine engine) {
        events.subscribe(DeviceRevoked.class, revoked -> engine.revoke(revoked.device()));
        events.subscribe(DeviceRevoked.class, revoked -> forget(contexts, revoked));
        events.subscribe(
                DeviceRevoked.class, revoked -> engine.announce(revoked.user(), revoked.device(), "device_revoked"));
        events.subscribe(DeviceAdded.class, added -> engine.announce(added.user(), added.device(), "device_added"));
        events.subscribe(AccountDeleted.class, deleted -> engine.revoke(deleted.user()));
    }

    private static void forget(Contexts contexts, DeviceRevoked revoked) {
        ForgetDevice.Command command = new ForgetDevice.Command(revoked.user(), revoked.device());
        switch (contexts.messaging().forgetDevice().forget(command)) {
            case ForgetDevice.Result.Forgotten ignored -> {}
            case ForgetDevice.Result.Unavailable ignored ->
                LOG.atWarn().addKeyValue("device", revoked.device()).log("device_not_forgotten");
        }
    }

    private static void drain(SessionEngine engine, Duration window) throws InterruptedException {
        int sessions = engine.sessions();
        int cut = engine.drain(window, DRAIN_PATIENCE);
        LOG.atInfo().addKeyValue("sessions", sessions).addKeyValue("cut", cut).log("drained");
    }

    private static Upkeep upkeep(Contexts contexts, Running running) {
        Upkeep thread = new Upkeep("parley-upkeep");
        thread.every(UPKEEP, "messaging", contexts.messaging().runUpkeep()::run);
        thread.every(REVOCATIONS, "revocations", () -> IdentityWiring.reload(contexts.identity()));
        running.add("upkeep", thread::close);
        return thread;
    }

    private static WebServer listen(ServerConfig config, RestRoutes rest, WebSocketUpgrade upgrade) {
        WebServerConfig.Builder builder = WebServer.builder()
                .host(config.host())
                .port(config.port())
                .maxTcpConnections(config.maxConnections())
                .shutdownHook(false)
                .addConnectionSelector(upgrade.selector(Http1Config.create()))
                .connectionOptions(socket -> socket.tcpNoDelay(true));
        rest.setup(builder);
        builder.routing(rest::setup);
        WebServer web = builder.build();
        web.start();
        if (!web.isRunning()) { // Helidon only logs why
            Listening.check(config.host(), config.port());
            throw new StartupException("cannot listen on " + config.host() + ":" + config.port());
        }
        return web;
    }

    /// Where clients reach this server; the port is the bound one, also when the configured one was 0.
    public URI uri() {
        return URI.create("http://" + config.host() + ":" + web.port());
    }

    /// Not ready any more, then everything that runs ends, in reverse order of its start.
    @Override
    public void close() {
        ready.set(false);
        running.close();
    }
}
