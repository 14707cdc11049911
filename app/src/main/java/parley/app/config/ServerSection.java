package parley.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Reads [ServerConfig].
final class ServerSection implements Section<ServerConfig> {
    private static final int MAX_PORT = 65_535;

    private static final Key<String> HOST = new Key<>(
            "server.host",
            "127.0.0.1",
            Form.NAME,
            "Address to bind. 0.0.0.0 is reachable from other machines, and needs TLS or server.allow-plaintext.");
    private static final Key<Integer> PORT = new Key<>(
            "server.port", "8080", Form.number(0, MAX_PORT), "TCP port for REST and WebSocket; 0 takes any free one.");
    private static final Key<Boolean> ALLOW_PLAINTEXT = new Key<>(
            "server.allow-plaintext",
            "false",
            Form.FLAG,
            "Whether to listen without TLS on an address that is not loopback, for example behind a proxy that ends TLS.");
    private static final Key<Integer> MAX_CONNECTIONS = new Key<>(
            "server.max-connections",
            "110000",
            Form.number(1, Integer.MAX_VALUE),
            "Most TCP connections at the same time, each with a file descriptor; more than websocket.connections.");
    private static final Key<Duration> REQUEST_TIMEOUT = new Key<>(
            "server.request-timeout",
            "1m",
            Form.DURATION_OF,
            "How long an HTTP request may take from its first line to its answer, and a connection be idle between "
                    + "requests; beyond it, by up to a half, the connection is cut.");
    private static final Key<Duration> DRAIN_WINDOW = new Key<>(
            "server.drain-window",
            "10s",
            Form.DURATION_OF,
            "When the server stops, clients are told to come back spread over this time.");
    private static final Key<Duration> DRAIN_LEAD = new Key<>(
            "server.drain-lead",
            "0s",
            Form.DURATION_OF,
            "How long the server serves on when it is told to stop and is not ready any more: what load balancers take "
                    + "to notice.");
    private static final Key<Duration> DRAIN_OVERLAP = new Key<>(
            "server.drain-overlap",
            "0s",
            Form.DURATION_OF,
            "How long a client that was told to go is served on, so that it can connect to another instance first; 0 "
                    + "where there is none, then all are told at once.");
    static final Key<Path> DATA_DIRECTORY = new Key<>(
            "data-directory",
            "data",
            Form.PATH,
            "Everything the server stores; created when absent, locked while a server runs.");

    @Override
    public String name() {
        return "server";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                HOST,
                PORT,
                ALLOW_PLAINTEXT,
                MAX_CONNECTIONS,
                REQUEST_TIMEOUT,
                DRAIN_LEAD,
                DRAIN_WINDOW,
                DRAIN_OVERLAP,
                DATA_DIRECTORY);
    }

    @Override
    public ServerConfig read(Values values) {
        return new ServerConfig(
                values.get(HOST),
                values.get(PORT),
                values.get(ALLOW_PLAINTEXT),
                values.get(MAX_CONNECTIONS),
                values.get(REQUEST_TIMEOUT),
                new ServerConfig.Drain(values.get(DRAIN_LEAD), values.get(DRAIN_WINDOW), values.get(DRAIN_OVERLAP)),
                values.get(DATA_DIRECTORY));
    }
}
