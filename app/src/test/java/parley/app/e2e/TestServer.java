package parley.app.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import parley.app.config.ParleyConfig;
import parley.app.server.ChatServer;

/// A server in this process, on any free port, with the defaults but for what would slow tests down.
///
/// With the system property `parley.e2e.instances` above 1 it is as many instances on real backends, and everybody who
/// asks where it is gets one of them at random.
final class TestServer implements AutoCloseable {
    private static final int INSTANCES = Integer.getInteger("parley.e2e.instances", 1);

    /// How long what somebody changes on one instance may take to be known to the others: none for a single one.
    static final Duration NEWS = INSTANCES > 1 ? Duration.ofSeconds(10) : Duration.ZERO;
    private static final Map<Path, Map<String, String>> GROUPS = new ConcurrentHashMap<>();

    private final List<ChatServer> servers;
    private final Map<String, String> settings;

    private TestServer(List<ChatServer> servers, Map<String, String> settings) {
        this.servers = List.copyOf(servers);
        this.settings = Map.copyOf(settings);
    }

    static TestServer start(Path data) {
        return start(data, Map.of());
    }

    static TestServer start(Path data, Map<String, String> settings) {
        return INSTANCES > 1 ? startSeveral(data, settings) : startOne(data, settings);
    }

    /// One server, whatever the profile of the tests.
    static TestServer startOne(Path data, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings(data));
        all.putAll(settings);
        return new TestServer(List.of(ChatServer.start(ParleyConfig.with(all))), settings);
    }

    /// Those that were started on the same directory before find what they stored.
    private static TestServer startSeveral(Path data, Map<String, String> settings) {
        Map<String, String> group =
                GROUPS.computeIfAbsent(data, _ -> SharedBackends.get().group());
        List<ChatServer> servers = new ArrayList<>();
        for (int number = 0; number < INSTANCES; number++) {
            Map<String, String> all = new HashMap<>(settings(data.resolve("instance-" + number)));
            all.putAll(SharedBackends.instance(group));
            all.putAll(settings);
            servers.add(ChatServer.start(ParleyConfig.with(all)));
        }
        return new TestServer(servers, settings);
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
        return servers.get(ThreadLocalRandom.current().nextInt(servers.size())).uri();
    }

    @Override
    public void close() {
        servers.forEach(ChatServer::close);
    }
}
