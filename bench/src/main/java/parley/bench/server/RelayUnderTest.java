package parley.bench.server;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The reference relay in a process of its own.
public final class RelayUnderTest implements AutoCloseable {

    private static final List<String> JAVA_OPTIONS = List.of("-XX:+UseCompactObjectHeaders", "-Xmx512m");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChildProcess process;
    private final Target target;

    private RelayUnderTest(ChildProcess process, Target target) {
        this.process = process;
        this.target = target;
    }

    /// Starts a relay and waits until it is ready.
    ///
    /// @param mainClass takes the arguments `relay-server --port PORT`
    public static RelayUnderTest start(String mainClass) {
        int port = ChildProcess.freePort();
        URI uri = URI.create("http://127.0.0.1:" + port);
        List<String> command = List.of(mainClass, "relay-server", "--port", Integer.toString(port));
        ChildProcess process =
                ChildProcess.start(ChildProcess.temporaryDirectory(), JAVA_OPTIONS, command, uri, PATIENCE);
        return new RelayUnderTest(process, new Target(uri, process.pid(), "relay", List.of(), JAVA_OPTIONS));
    }

    public Target target() {
        return target;
    }

    @Override
    public void close() {
        process.close();
    }
}
