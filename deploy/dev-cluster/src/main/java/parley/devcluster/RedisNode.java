package parley.devcluster;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A Redis server, Redis 7 or newer, from `redis-server` on the `PATH`. It keeps nothing on disk: who restarts it
/// finds it empty.
public final class RedisNode extends ProcessServer {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private RedisNode(InetSocketAddress address, ChildProcess process) {
        super(address, process);
    }

    /// Starts a server that stands alone.
    ///
    /// @param directory for its log; made if absent
    /// @throws ServerStartException if there is no `redis-server`, or it is not ready in time
    public static RedisNode start(Path directory, int port, Progress progress) {
        return start("redis", directory, port, List.of(), progress);
    }

    /// Forgets everything that it holds (FLUSHALL).
    public void flush() {
        call("FLUSHALL");
    }

    /// Sends a command.
    ///
    /// @return the answer as text; the elements of an array are a line each
    /// @throws ServerStartException if the server refuses it
    /// @throws java.io.UncheckedIOException if it does not answer
    public String call(String... words) {
        return RedisClient.call(address(), words);
    }

    /// @param more options, each with its value
    static RedisNode start(String name, Path directory, int port, List<String> more, Progress progress) {
        List<String> arguments = new ArrayList<>(List.of("--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
        arguments.addAll(more);
        return run(name, directory, port, arguments, "Ready to accept connections", progress);
    }

    /// @param configuration a file that the sentinel also writes to
    static RedisNode startSentinel(Path directory, int port, Path configuration, Progress progress) {
        return run(
                "sentinel",
                directory,
                port,
                List.of(configuration.toAbsolutePath().toString(), "--sentinel"),
                "+monitor master",
                progress);
    }

    private static RedisNode run(
            String kind, Path directory, int port, List<String> arguments, String ready, Progress progress) {
        Path home = Directories.make(directory);
        List<String> command = new ArrayList<>();
        command.add(Programs.onPath(
                "redis-server", "install Redis 7 or newer, for example with apt-get install" + " redis-server"));
        command.addAll(arguments);
        command.addAll(List.of("--port", Integer.toString(port), "--dir", home.toString(), "--daemonize", "no"));
        Launch launch =
                new Launch(kind + " 127.0.0.1:" + port, home, command, output -> output.contains(ready), PATIENCE);
        RedisNode node =
                new RedisNode(new InetSocketAddress(Loopback.address(1), port), new ChildProcess(launch, progress));
        node.process().startOrClose();
        return node;
    }
}
