package parley.app.command;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import parley.app.check.StartupException;
import parley.devcluster.DevCluster;
import parley.devcluster.ParleyCluster;
import parley.devcluster.ServerStartException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs a whole cluster on this machine until the process is told to stop.
@Command(
        name = "dev-cluster",
        sortOptions = false,
        description = {
            "Start Cassandra, Redis, Artemis, PostgreSQL and several instances of Parley on them, all on loopback, and"
                    + " show how they do until Ctrl-C, which stops everything.",
            "Needs about 2 GB of memory, redis-server on the PATH, and a build of the source tree."
        },
        mixinStandardHelpOptions = true)
public final class DevClusterCommand implements Callable<Integer> {
    private static final Duration REFRESH = Duration.ofSeconds(1);
    private static final int MOST = 9;

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description = "Where everything is kept, also for the next time (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data", "dev-cluster");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the first instance; the others have the next ones (default: ${DEFAULT-VALUE}).")
    private int port = 8081;

    @Option(names = "--instances", paramLabel = "N", description = "Of Parley, 1 to 9 (default: ${DEFAULT-VALUE}).")
    private int instances = 3;

    @Option(
            names = "--cassandra-nodes",
            paramLabel = "N",
            description = "1 to 9, each with 700 MB; from 3 on one may be lost (default: ${DEFAULT-VALUE}).")
    private int cassandraNodes = 1;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set one key of the configuration of all instances. May be repeated.")
    private Map<String, String> settings = Map.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (instances < 1 || instances > MOST || cassandraNodes < 1 || cassandraNodes > MOST) {
            throw new StartupException("instances: " + instances + ", cassandra-nodes: " + cassandraNodes
                    + " (expected: 1 to " + MOST + ")");
        }
        DevCluster cluster = start(out);
        cluster.closeAtExit();
        try (ClusterStatus status = new ClusterStatus(cluster, data)) {
            show(out, cluster, status);
        }
        return 0;
    }

    private DevCluster start(PrintWriter out) {
        Map<String, String> keys = new TreeMap<>(Map.of("server.drain-window", "1s"));
        keys.putAll(settings);
        ParleyCluster.Options options = new ParleyCluster.Options(
                IntStream.range(port, port + instances).boxed().toList(), false, keys, List.of());
        try {
            return DevCluster.start(data.toAbsolutePath().normalize(), cassandraNodes, options, line -> {
                out.println(line);
                out.flush();
            });
        } catch (ServerStartException failed) {
            throw new StartupException(String.valueOf(failed.getMessage()));
        }
    }

    /// Anew every second on a terminal, else once.
    private static void show(PrintWriter out, DevCluster cluster, ClusterStatus status) throws InterruptedException {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        int lines = 0;
        while (!cluster.isClosing()) {
            String text = status.text();
            // To the beginning of what was shown before, and nothing of it below.
            out.print((lines > 0 ? "\u001b[" + lines + "A\u001b[J" : "\n") + text);
            out.flush();
            lines = terminal ? (int) text.lines().count() : 0;
            Thread.sleep(terminal ? REFRESH : Duration.ofDays(1));
        }
    }
}
