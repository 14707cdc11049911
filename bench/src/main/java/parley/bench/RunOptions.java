package parley.bench;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parley.bench.backend.Backend;
import parley.bench.backend.CassandraWrites;
import parley.bench.backend.RedisCommands;
import parley.bench.load.LoadConfig;
import parley.bench.report.Report;
import picocli.CommandLine.Option;

/// Options of every measurement.
final class RunOptions {

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    boolean json;

    @Option(
            names = "--url",
            paramLabel = "URL",
            split = ",",
            description = "Measure this server (http://HOST:PORT) instead of an own one; it has to run with"
                    + " admin.bulk-accounts: true. Repeatable, for the instances of one server: devices take turns, so"
                    + " that the two of a pair are on different ones.")
    List<URI> urls = List.of();

    @Option(
            names = "--admin-token",
            paramLabel = "TOKEN",
            defaultValue = "${env:PARLEY_ADMIN_TOKEN:-}",
            description = "Access token of an admin of the server at --url (default: $PARLEY_ADMIN_TOKEN).")
    String adminToken = "";

    @Option(
            names = "--server-pid",
            paramLabel = "PID",
            split = ",",
            description = "Process of the server at --url, if it runs on this machine: gives its CPU and memory."
                    + " Repeatable, in the order of --url: the CPU is that of all.")
    List<Long> serverPids = List.of();

    @Option(
            names = "--cassandra",
            paramLabel = "HOST:PORT",
            split = ",",
            description = "Node of Cassandra behind the server at --url: counts its writes per message. Repeatable.")
    List<String> cassandra = List.of();

    @Option(
            names = "--cassandra-datacenter",
            paramLabel = "NAME",
            description = "Data centre of these nodes (default: ${DEFAULT-VALUE}).")
    String cassandraDatacenter = "datacenter1";

    @Option(
            names = "--redis",
            paramLabel = "HOST:PORT",
            split = ",",
            description = "Redis behind the server at --url: counts its commands per message. Repeatable.")
    List<String> redis = List.of();

    @Option(
            names = "--server-java-option",
            paramLabel = "OPTION",
            description = "More options for the own server's Java, such as -Xmx2g; repeatable.")
    List<String> serverJavaOptions = List.of();

    @Option(names = "--server-main", hidden = true, description = "Main class of the own server.")
    String serverMain = "parley.app.Main";

    @Option(names = "--loops", paramLabel = "N", description = "Threads of the generator (default: ${DEFAULT-VALUE}).")
    int loops = 1;

    @Option(
            names = "--body",
            paramLabel = "BYTES",
            description = "Length of a message's text (default: ${DEFAULT-VALUE}).")
    int body = 100;

    @Option(
            names = "--confirm-millis",
            paramLabel = "MILLIS",
            description = "How long a device may wait before it confirms what it received (default: ${DEFAULT-VALUE}).")
    int confirmMillis;

    @Option(
            names = "--confirm-after",
            paramLabel = "N",
            description = "Messages after which a device confirms without waiting (default: ${DEFAULT-VALUE}).")
    int confirmAfter;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "Connections that may be opening at the same time (default: ${DEFAULT-VALUE}).")
    int concurrency = 256;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description =
                    "How long nothing may arrive before what is missing counts as lost (default: ${DEFAULT-VALUE}).")
    int patienceSeconds = 10;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    RunOptions() {
        this(50, 16);
    }

    /// With other defaults for when a device confirms.
    RunOptions(int confirmMillis, int confirmAfter) {
        this.confirmMillis = confirmMillis;
        this.confirmAfter = confirmAfter;
    }

    /// Refuses options that make no sense, before anything is started for them.
    void check() {
        atLeast("--patience", patienceSeconds, 1);
        load(List.of(new InetSocketAddress(0)), true);
        if (serverPids.size() > urls.size()) {
            throw new IllegalArgumentException(
                    "--server-pid: " + serverPids.size() + " (expected: at most one for each --url)");
        }
    }

    /// The servers behind the server, connected.
    List<Backend> backends() {
        List<Backend> backends = new ArrayList<>();
        cassandra.forEach(node -> backends.add(CassandraWrites.of(address("--cassandra", node), cassandraDatacenter)));
        redis.forEach(server -> backends.add(new RedisCommands(address("--redis", server))));
        return backends;
    }

    private static InetSocketAddress address(String name, String text) {
        URI uri = URI.create("tcp://" + text);
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException(name + ": " + text + " (expected: HOST:PORT)");
        }
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    Duration patience() {
        return Duration.ofSeconds(patienceSeconds);
    }

    LoadConfig load(List<InetSocketAddress> addresses, boolean acknowledged) {
        return new LoadConfig(
                addresses,
                acknowledged,
                body,
                loops,
                Duration.ofMillis(atLeast("--confirm-millis", confirmMillis, 0)),
                confirmAfter,
                concurrency,
                seed);
    }

    /// The part of a result's configuration that every measurement has.
    Report describe(Report configuration) {
        return configuration
                .add("bodyBytes", body)
                .add("loops", loops)
                .add("confirmAfterMillis", confirmMillis)
                .add("confirmAfterMessages", confirmAfter)
                .add("openingConcurrency", concurrency)
                .add("patienceSeconds", patienceSeconds)
                .add("seed", seed);
    }

    static int atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least " + least + ")");
        }
        return value;
    }

    static int between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
        return value;
    }
}
