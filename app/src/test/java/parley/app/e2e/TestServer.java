package parley.app.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import parley.app.config.ParleyConfig;
import parley.app.server.ChatServer;

/// A server in this process, on any free port, with the defaults but for what would slow tests down.
final class TestServer implements AutoCloseable {
    private final ChatServer server;
    private final Map<String, String> settings;

    private TestServer(ChatServer server, Map<String, String> settings) {
        this.server = server;
        this.settings = Map.copyOf(settings);
    }

    static TestServer start(Path data) {
        return start(data, Map.of());
    }

    static TestServer start(Path data, Map<String, String> settings) {
        return startOne(data, settings);
    }

    /// One server, whatever the profile of the tests.
    static TestServer startOne(Path data, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings(data));
        all.putAll(settings);
        return new TestServer(ChatServer.start(ParleyConfig.with(all)), settings);
    }

    /// Cheap passwords, and no limit to how many people one address registers.
    static Map<String, String> settings(Path data) {
        return Map.of(
                "server.port", "0",
                "data-directory", data.toString(),
                "passwords.memory-kib", "8192",
                "passwords.iterations", "1",
                "rate-limits.credentials-by-address", "1000/s burst 1000",
                "rate-limits.address", "1000/s burst 1000");
    }

    /// What it was started with.
    Map<String, String> settings() {
        return settings;
    }

    URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }
}
