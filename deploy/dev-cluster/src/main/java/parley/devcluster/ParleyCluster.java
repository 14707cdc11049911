package parley.devcluster;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Several instances of Parley that share [Backends].
public final class ParleyCluster implements AutoCloseable {
    private final List<ParleyInstance> instances;
    private final List<TcpRelay> links;
    private final List<String> jvm;

    private ParleyCluster(List<ParleyInstance> instances, List<TcpRelay> links, List<String> jvm) {
        this.instances = List.copyOf(instances);
        this.links = List.copyOf(links);
        this.jvm = List.copyOf(jvm);
    }

    /// How the instances run.
    ///
    /// @param ports of 127.0.0.1 for clients, one for each instance
    /// @param relayed whether instances reach each other through [TcpRelay]s
    /// @param keys more keys of the configuration, which win over what makes them a cluster
    /// @param jvm more options of their JVMs
    public record Options(List<Integer> ports, boolean relayed, Map<String, String> keys, List<String> jvm) {
        public Options {
            if (ports.isEmpty()) {
                throw new IllegalArgumentException("ports: none (expected: at least 1)");
            }
            ports = List.copyOf(ports);
            keys = Map.copyOf(keys);
            jvm = List.copyOf(jvm);
        }

        /// As many instances on free ports.
        public static Options of(int instances) {
            return new Options(Loopback.freePorts(1, instances), false, Map.of(), List.of());
        }
    }

    /// Prepares the databases of the backends and starts all instances.
    ///
    /// @param directory for configuration, logs and what each instance keeps for itself
    /// @throws ServerStartException if one is not ready in time; then none is left
    public static ParleyCluster start(Path directory, Backends backends, Options options, Progress progress) {
        ParleyCluster cluster = prepare(directory, backends, options, progress);
        try {
            progress.report("parley: preparing the databases");
            cluster.instances.getFirst().run(options.jvm(), "migrate");
            cluster.instances.forEach(instance -> instance.process().launch());
            cluster.instances.forEach(instance -> instance.process().awaitReady());
            return cluster;
        } catch (ServerStartException e) {
            cluster.close();
            throw e;
        }
    }

    private static ParleyCluster prepare(Path directory, Backends backends, Options options, Progress progress) {
        List<ParleyInstance> instances = new ArrayList<>();
        List<TcpRelay> links = new ArrayList<>();
        PortBook book = PortBook.in(directory);
        for (int number = 1; number <= options.ports().size(); number++) {
            String name = "instance-" + number;
            int between = book.port(name, 1);
            int reached = between;
            if (options.relayed()) {
                TcpRelay link = TcpRelay.start(0, new InetSocketAddress(Loopback.address(1), between));
                links.add(link);
                reached = link.address().getPort();
            }
            Map<String, String> keys = new TreeMap<>(backends.configuration());
            keys.putAll(ClusterKeys.of(between, reached));
            keys.putAll(options.keys());
            instances.add(ParleyInstance.prepare(
                    name, directory.resolve(name), options.ports().get(number - 1), keys, options.jvm(), progress));
        }
        return new ParleyCluster(instances, links, options.jvm());
    }

    /// The instances, by number.
    public List<ParleyInstance> instances() {
        return instances;
    }

    /// The links on which others reach each instance, by its number; none if they are not relayed.
    public List<TcpRelay> links() {
        return links;
    }

    /// Adds an account, whoever else may.
    ///
    /// @param password a file with the password in its first line
    public void addAccount(String handle, Path password, boolean admin) {
        List<String> arguments =
                new ArrayList<>(List.of("user", "add", handle, "--password-file", password.toString()));
        if (admin) {
            arguments.add("--admin");
        }
        instances.getFirst().run(jvm, arguments.toArray(String[]::new));
    }

    /// Ends all instances in order.
    @Override
    public void close() {
        Together.close(instances);
        links.forEach(TcpRelay::close);
    }
}
