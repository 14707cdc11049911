package parley.proof.site;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.devcluster.Backends;
import parley.devcluster.CassandraOptions;
import parley.devcluster.Loopback;
import parley.devcluster.ParleyCluster;
import parley.devcluster.ParleyInstance;
import parley.proof.injury.ClusterInjuries;
import parley.proof.injury.FlakyNetwork;
import parley.proof.injury.Injuries;

/// Three instances of Parley on three nodes of Cassandra, Redis, Artemis and PostgreSQL, all of its own. Every client
/// has an instance that it prefers, and comes to another one when that one is away, as by a load balancer.
public final class ClusterSite implements Site {
    private static final int INSTANCES = 3;
    private static final int CASSANDRA_NODES = 3;

    /// Everything shares one machine, and histories are read message by message.
    private static final Duration REST = Duration.ofMillis(200);

    /// A few clients send like many, and many accounts are made.
    private static final Map<String, String> KEYS = Map.of(
            "rate-limits.enabled", "false",
            "passwords.memory-kib", "8192",
            "passwords.iterations", "1",
            "server.drain-window", "1s");

    private final Path directory;
    private final Consumer<String> progress;
    private final Set<Integer> away = ConcurrentHashMap.newKeySet();
    private final List<FlakyNetwork> networks = new ArrayList<>();
    private @Nullable Backends backends;
    private @Nullable ParleyCluster parley;

    /// @param directory for all of its files
    public ClusterSite(Path directory, Consumer<String> progress) {
        this.directory = directory;
        this.progress = progress;
    }

    @Override
    public void start() {
        Backends started = Backends.start(
                directory.resolve("backends"), CASSANDRA_NODES, CassandraOptions.DEFAULT, progress::accept);
        backends = started;
        ParleyCluster.Options options =
                new ParleyCluster.Options(Loopback.freePorts(1, INSTANCES), true, KEYS, List.of());
        parley = ParleyCluster.start(directory.resolve("instances"), started, options, progress::accept);
        List<Integer> ports = parley.instances().stream()
                .map(instance -> instance.address().getPort())
                .toList();
        for (int home = 0; home < INSTANCES; home++) {
            List<Integer> order = IntStream.range(home, home + INSTANCES)
                    .mapToObj(number -> ports.get(number % INSTANCES))
                    .toList();
            networks.add(FlakyNetwork.before(() -> available(order)));
        }
    }

    /// Without those that a load balancer would have found not to answer.
    private List<Integer> available(List<Integer> order) {
        return order.stream().filter(port -> !away.contains(port)).toList();
    }

    @Override
    public List<URI> doors() {
        return networks.stream().map(FlakyNetwork::uri).toList();
    }

    @Override
    public Injuries injuries() {
        return new ClusterInjuries(required(parley), required(backends), networks, away, progress);
    }

    private static <T> T required(@Nullable T started) {
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    @Override
    public Duration rest() {
        return REST;
    }

    /// The logs of all instances, for who looks for a reason.
    public List<Path> logs() {
        return parley == null
                ? List.of()
                : parley.instances().stream().map(ParleyInstance::log).toList();
    }

    @Override
    public void close() {
        networks.forEach(FlakyNetwork::close);
        if (parley != null) {
            parley.close();
        }
        if (backends != null) {
            backends.close();
        }
    }
}
