package parley.devcluster;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// An instance of Parley, run with the class path of this JVM.
public final class ParleyInstance extends ProcessServer {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MAIN = "parley.app.Main";
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path configuration;

    private ParleyInstance(Path configuration, InetSocketAddress address, ChildProcess process) {
        super(address, process);
        this.configuration = configuration;
    }

    /// An instance that is not started yet.
    ///
    /// @param directory for its configuration, its log and what it keeps for itself; made if absent
    /// @param port of 127.0.0.1 for clients
    /// @param keys its configuration, without port and data directory
    /// @param jvm more options of its JVM
    static ParleyInstance prepare(
            String name, Path directory, int port, Map<String, String> keys, List<String> jvm, Progress progress) {
        Path home = Directories.make(directory);
        Map<String, String> all = new TreeMap<>(keys);
        all.put("server.port", Integer.toString(port));
        all.put("data-directory", home.resolve("data").toString());
        Path configuration = Directories.write(home.resolve("parley.yaml"), yaml(all));
        Launch launch = new Launch(
                name + " 127.0.0.1:" + port,
                home,
                ChildJvm.command(
                        options(jvm),
                        ServerParts.find().attaching(CLASS_PATH),
                        MAIN,
                        List.of("serve", "--config", configuration.toString())),
                output -> output.contains(" is ready at "),
                PATIENCE);
        return new ParleyInstance(
                configuration, new InetSocketAddress(Loopback.address(1), port), new ChildProcess(launch, progress));
    }

    /// Runs one of Parley's commands with the configuration of this instance.
    ///
    /// @throws ServerStartException with what it wrote if it fails
    void run(List<String> jvm, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ChildJvm.java());
        command.addAll(options(jvm));
        command.addAll(List.of("-cp", CLASS_PATH, MAIN));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", configuration.toString()));
        Commands.run("parley " + arguments[0], command, configuration.resolveSibling("commands.log"));
    }

    private static List<String> options(List<String> jvm) {
        List<String> options = new ArrayList<>(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx512m"));
        options.addAll(jvm);
        return options;
    }

    private static String yaml(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(key -> key.getKey() + ": \"" + key.getValue() + "\"\n")
                .collect(Collectors.joining());
    }

    /// Where clients reach it.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + address().getPort());
    }

    /// Its configuration file.
    public Path configuration() {
        return configuration;
    }

    /// Its log.
    public Path log() {
        return process().log();
    }
}
