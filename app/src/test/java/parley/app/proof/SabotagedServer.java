package parley.app.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import parley.app.config.ParleyConfig;
import parley.app.server.ChatServer;
import parley.app.server.Interposed;
import parley.proof.server.Server;

/// A server in this process that breaks one promise; the port stays the same over restarts.
final class SabotagedServer implements Server {
    private final Path data;
    private final Sabotage sabotage;
    private final int port;
    private Optional<ChatServer> running = Optional.empty();

    SabotagedServer(Path data, Sabotage sabotage) {
        this.data = data;
        this.sabotage = sabotage;
        this.port = freePort();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start() {
        ParleyConfig config = ParleyConfig.with(Map.of(
                "server.port", Integer.toString(port),
                "server.drain-window", "10ms",
                "data-directory", data.toString(),
                "passwords.memory-kib", "8192",
                "passwords.iterations", "1",
                "rate-limits.enabled", "false"));
        running = Optional.of(ChatServer.start(
                config,
                new Interposed(
                        log -> new SabotagedLog(log, sabotage),
                        members -> sabotage == Sabotage.LEAK ? new SabotagedMembers(members) : members)));
    }

    @Override
    public void kill() {
        running.ifPresent(ChatServer::close);
        running = Optional.empty();
    }

    @Override
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        kill();
    }
}
