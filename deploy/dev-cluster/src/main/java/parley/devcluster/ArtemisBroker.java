package parley.devcluster;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An Artemis broker that clients reach by its core protocol, without users. What it acknowledged is on disk.
public final class ArtemisBroker extends ProcessServer {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String STARTED = "parley broker started";

    private ArtemisBroker(InetSocketAddress address, ChildProcess process) {
        super(address, process);
    }

    /// Starts a broker that stands alone.
    ///
    /// @param directory for journal and log; made if absent, else the broker goes on with what it stored there
    /// @throws ServerStartException if it is not ready in time
    public static ArtemisBroker start(Path directory, int port, Progress progress) {
        Path home = Directories.make(directory);
        ArtemisBroker broker = prepare(home, home.resolve("store"), port, List.of(), STARTED, progress);
        broker.process().startOrClose();
        return broker;
    }

    /// As clients write where it is: `tcp://127.0.0.1:61616`.
    public String url() {
        return "tcp://127.0.0.1:" + address().getPort();
    }

    /// A broker that is not started yet.
    ///
    /// @param more arguments of its main class
    /// @param ready what it writes when it is
    static ArtemisBroker prepare(Path home, Path store, int port, List<String> more, String ready, Progress progress) {
        List<String> arguments = new ArrayList<>(List.of(store.toString(), Integer.toString(port)));
        arguments.addAll(more);
        List<String> options = List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogback.configurationFile=" + LogbackFile.write(home));
        List<String> command = ChildJvm.command(
                options, ServerParts.find().brokerClassPath(), "parley.serverparts.broker.Main", arguments);
        Launch launch =
                new Launch("artemis 127.0.0.1:" + port, home, command, output -> output.contains(ready), PATIENCE);
        return new ArtemisBroker(new InetSocketAddress(Loopback.address(1), port), new ChildProcess(launch, progress));
    }
}
