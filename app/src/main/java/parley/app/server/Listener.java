package parley.app.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import java.net.URI;
import parley.adapter.rest.RestRoutes;
import parley.app.check.Descriptors;
import parley.app.check.StartupException;
import parley.app.config.ParleyConfig;
import parley.app.config.ServerConfig;
import parley.app.tls.ReloadableTls;
import parley.app.tls.ServerIdentity;
import parley.app.tls.TlsFiles;

/// The one port for REST, WebSocket and long-polling, with or without TLS.
final class Listener {
    private final WebServer web;
    private final ParleyConfig config;

    private Listener(WebServer web, ParleyConfig config) {
        this.web = web;
        this.config = config;
    }

    /// @throws StartupException if the address cannot be bound after all
    static Listener start(
            ParleyConfig config, RestRoutes rest, WebSocketWiring sessions, Upkeep upkeep, Running running) {
        ServerConfig server = config.server();
        WebServerConfig.Builder builder = WebServer.builder()
                .host(server.host())
                .port(server.port())
                .maxTcpConnections(Descriptors.connections(server.maxConnections()))
                .shutdownHook(false)
                .addConnectionSelector(
                        new TimedRequests(sessions.upgrade().selector(Http1Config.create()), server.requestTimeout()))
                .protocolsDiscoverServices(false) // with one protocol, a connection counts before its first byte
                .idleConnectionTimeout(server.requestTimeout())
                .idleConnectionPeriod(server.requestTimeout().dividedBy(2))
                .connectionOptions(socket -> socket.tcpNoDelay(true));
        rest.setup(builder);
        builder.routing(routing -> {
            rest.setup(routing);
            sessions.polling().setup(routing);
        });
        config.tls().files().forEach(files -> {
            ReloadableTls tls = new ReloadableTls(ServerIdentity.load(files));
            builder.tls(tls.tls());
            upkeep.every(config.tls().reloadInterval(), "certificate", new TlsFiles(files, tls::use)::check);
        });
        WebServer web = builder.build();
        web.start();
        if (!web.isRunning()) { // Helidon only logs why
            throw new StartupException("cannot listen on " + server.host() + ":" + server.port());
        }
        running.add("listener", web::stop);
        return new Listener(web, config);
    }

    /// Where clients reach this server; the port is the bound one, also when the configured one was 0.
    URI uri() {
        String host = config.server().host();
        String authority = host.contains(":") ? "[" + host + "]" : host;
        return URI.create((config.tls().isOn() ? "https://" : "http://") + authority + ":" + web.port());
    }
}
