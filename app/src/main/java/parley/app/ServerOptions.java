package parley.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of every command that needs the server's configuration; each overrides the file.
final class ServerOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:PARLEY_CONFIG}",
            description = "Configuration file (YAML; default: $PARLEY_CONFIG, else built-in values).")
    private @Nullable Path config;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to bind (default: 127.0.0.1).")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on, 0 for any free one (default: 8080).")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "Where to keep all data (default: ./data).")
    private @Nullable Path data;

    ServerConfig serverConfig() {
        ServerConfig result = config == null ? ServerConfig.defaults() : ServerConfig.read(config);
        if (host != null) {
            result = result.withHost(host);
        }
        if (port != null) {
            result = result.withPort(port);
        }
        return data == null ? result : result.withDataDirectory(data);
    }
}
