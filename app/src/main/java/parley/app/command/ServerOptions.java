package parley.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.app.config.ConfigurationSources;
import parley.app.config.ParleyConfig;
import parley.app.warning.OperatorWarning;
import picocli.CommandLine.Option;

/// Options of every command that needs the server's configuration; each overrides the file and the environment.
final class ServerOptions {
    private static final Logger LOG = LoggerFactory.getLogger(ServerOptions.class);

    /// Variables that mean something to the launcher or to commands instead of standing for a key.
    private static final List<String> OTHER_VARIABLES = List.of(
            "PARLEY_ADMIN_TOKEN",
            "PARLEY_CONFIG",
            "PARLEY_HOME",
            "PARLEY_JAVA_HOME",
            "PARLEY_JAVA_OPTS",
            "PARLEY_LAUNCHER",
            "PARLEY_LOG_LEVEL",
            "PARLEY_PASSWORD",
            "PARLEY_SERVER_OPTIONS",
            "PARLEY_SERVER_PARTS");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:PARLEY_CONFIG}",
            description = "Configuration file (YAML; default: $PARLEY_CONFIG, else built-in values).")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set one key of the configuration, for example server.drain-window=30s. May be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to bind (default: 127.0.0.1).")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on, 0 for any free one (default: 8080).")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "Where to keep all data (default: ./data).")
    private @Nullable Path data;

    /// @throws parley.app.config.ConfigurationException with everything that is wrong
    ParleyConfig load() {
        ConfigurationSources sources = new ConfigurationSources();
        if (config != null) {
            sources.addFile(config);
        }
        Map<String, String> environment = System.getenv();
        sources.unknownVariables(environment, OTHER_VARIABLES)
                .forEach(name -> OperatorWarning.UNKNOWN_VARIABLE.log(LOG).log("variable={} is not used", name));
        return sources.addEnvironment(environment)
                .add("--set", settings)
                .add("an option", options())
                .load();
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        if (host != null) {
            options.put("server.host", host);
        }
        if (port != null) {
            options.put("server.port", port.toString());
        }
        if (data != null) {
            options.put("data-directory", data.toString());
        }
        return options;
    }
}
