package parley.app;

import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Where the server listens and keeps its data.
///
/// @param host address to bind (`server.host`, default 127.0.0.1)
/// @param port TCP port, 0 for any free one (`server.port`, default 8080)
/// @param dataDirectory directory for everything stored, created when absent (`data-directory`, default `data`)
record ServerConfig(String host, int port, Path dataDirectory) {

    private static final Set<String> KEYS = Set.of("server.host", "server.port", "data-directory");

    ServerConfig {
        if (host.isBlank()) {
            throw StartupException.configuration("server.host: blank (expected: an address or host name)");
        }
        if (port < 0 || port > 65_535) {
            throw StartupException.configuration("server.port: " + port + " (expected: 0 to 65535)");
        }
    }

    static ServerConfig defaults() {
        return new ServerConfig("127.0.0.1", 8080, Path.of("data"));
    }

    /// Reads a YAML file; keys that do not exist are refused, all together.
    static ServerConfig read(Path file) {
        if (!Files.isReadable(file)) {
            throw StartupException.configuration("configuration file " + file + ": cannot be read");
        }
        return from(Config.builder()
                .disableEnvironmentVariablesSource()
                .disableSystemPropertiesSource()
                .addSource(ConfigSources.file(file))
                .build());
    }

    static ServerConfig from(Config config) {
        List<String> unknown = config.traverse()
                .filter(Config::isLeaf)
                .map(leaf -> leaf.key().toString())
                .filter(key -> !KEYS.contains(key))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw StartupException.configuration("unknown configuration keys: " + String.join(", ", unknown)
                    + " (known: " + KEYS.stream().sorted().collect(Collectors.joining(", ")) + ")");
        }
        ServerConfig defaults = defaults();
        return new ServerConfig(
                config.get("server.host").asString().orElse(defaults.host()),
                config.get("server.port").asInt().orElse(defaults.port()),
                config.get("data-directory").asString().map(Path::of).orElse(defaults.dataDirectory()));
    }

    ServerConfig withHost(String newHost) {
        return new ServerConfig(newHost, port, dataDirectory);
    }

    ServerConfig withPort(int newPort) {
        return new ServerConfig(host, newPort, dataDirectory);
    }

    ServerConfig withDataDirectory(Path directory) {
        return new ServerConfig(host, port, directory);
    }
}
