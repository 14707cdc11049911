package parley.devcluster;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Three Redis servers that share the keys among them, without replicas.
public final class RedisCluster implements AutoCloseable {
    private static final int SIZE = 3;
    private static final int SLOTS = 16_384;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<RedisNode> nodes;

    private RedisCluster(List<RedisNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /// Starts them on free ports and waits until each one says that the cluster is complete.
    ///
    /// @throws ServerStartException if it is not in time
    public static RedisCluster start(Path directory, Progress progress) {
        List<Integer> ports = Loopback.freePorts(1, 2 * SIZE);
        List<RedisNode> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < SIZE; i++) {
                List<String> options = List.of(
                        "--cluster-enabled", "yes",
                        "--cluster-port", Integer.toString(ports.get(SIZE + i)),
                        "--cluster-node-timeout", "2000");
                nodes.add(RedisNode.start(
                        "redis", directory.resolve("node-" + (i + 1)), ports.get(i), options, progress));
            }
            RedisCluster cluster = new RedisCluster(nodes);
            cluster.join(ports.subList(SIZE, 2 * SIZE));
            Waiting.until("redis cluster is not complete", PATIENCE, cluster::isComplete);
            return cluster;
        } catch (ServerStartException e) {
            nodes.forEach(RedisNode::close);
            throw e;
        }
    }

    private void join(List<Integer> busPorts) {
        for (int i = 0; i < SIZE; i++) {
            String from = Integer.toString(SLOTS * i / SIZE);
            String to = Integer.toString(SLOTS * (i + 1) / SIZE - 1);
            nodes.get(i).call("CLUSTER", "ADDSLOTSRANGE", from, to);
            nodes.get(i).call("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
        }
        for (int i = 1; i < SIZE; i++) {
            String port = Integer.toString(nodes.get(i).address().getPort());
            nodes.get(0).call("CLUSTER", "MEET", "127.0.0.1", port, Integer.toString(busPorts.get(i)));
        }
    }

    private boolean isComplete() {
        return nodes.stream().allMatch(node -> {
            List<String> state = node.call("CLUSTER", "INFO").lines().toList();
            return state.contains("cluster_state:ok") && state.contains("cluster_known_nodes:" + SIZE);
        });
    }

    /// The servers by the slots that they serve.
    public List<RedisNode> nodes() {
        return nodes;
    }

    /// Where clients reach them.
    public List<InetSocketAddress> addresses() {
        return nodes.stream().map(RedisNode::address).toList();
    }

    /// Ends all of them.
    @Override
    public void close() {
        nodes.forEach(RedisNode::close);
    }
}
