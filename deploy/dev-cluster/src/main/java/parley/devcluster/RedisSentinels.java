package parley.devcluster;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Two Redis servers, of which the second takes over from the first within seconds when it is lost, and the three
/// sentinels that see to that.
public final class RedisSentinels implements AutoCloseable {
    /// What the sentinels call the server that is in charge.
    public static final String MASTER = "parley";

    private static final int SENTINELS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<RedisNode> servers;
    private final List<RedisNode> sentinels;

    private RedisSentinels(List<RedisNode> servers, List<RedisNode> sentinels) {
        this.servers = List.copyOf(servers);
        this.sentinels = List.copyOf(sentinels);
    }

    /// Starts them on free ports and waits until the sentinels know each other and the second server.
    ///
    /// @throws ServerStartException if they are not ready in time
    public static RedisSentinels start(Path directory, Progress progress) {
        List<Integer> ports = Loopback.freePorts(1, 2 + SENTINELS);
        List<RedisNode> started = new ArrayList<>();
        try {
            started.add(RedisNode.start("redis", directory.resolve("first"), ports.get(0), List.of(), progress));
            List<String> follow =
                    List.of("--replicaof", "127.0.0.1 " + ports.get(0), "--repl-diskless-sync-delay", "0");
            started.add(RedisNode.start("redis", directory.resolve("second"), ports.get(1), follow, progress));
            for (int i = 0; i < SENTINELS; i++) {
                Path home = Directories.make(directory.resolve("sentinel-" + (i + 1)));
                Path configuration = Directories.write(home.resolve("sentinel.conf"), configuration(ports.get(0)));
                started.add(RedisNode.startSentinel(home, ports.get(2 + i), configuration, progress));
            }
            RedisSentinels all = new RedisSentinels(started.subList(0, 2), started.subList(2, started.size()));
            Waiting.until("sentinels do not know each other", PATIENCE, all::areComplete);
            return all;
        } catch (ServerStartException e) {
            started.forEach(RedisNode::close);
            throw e;
        }
    }

    private static String configuration(int port) {
        return """
                bind 127.0.0.1
                sentinel monitor %1$s 127.0.0.1 %2$d 2
                sentinel down-after-milliseconds %1$s 1000
                sentinel failover-timeout %1$s 5000
                """.formatted(MASTER, port);
    }

    private boolean areComplete() {
        return sentinels.stream().allMatch(sentinel -> {
            List<String> state =
                    sentinel.call("SENTINEL", "MASTER", MASTER).lines().toList();
            return has(state, "num-other-sentinels", SENTINELS - 1) && has(state, "num-slaves", 1);
        });
    }

    private static boolean has(List<String> state, String name, int value) {
        return state.get(state.indexOf(name) + 1).equals(Integer.toString(value));
    }

    /// The two servers, the one that was in charge first at first.
    public List<RedisNode> servers() {
        return servers;
    }

    /// Where clients ask who is in charge.
    public List<InetSocketAddress> addresses() {
        return sentinels.stream().map(RedisNode::address).toList();
    }

    /// The server that the sentinels say is in charge.
    public RedisNode inCharge() {
        String answer = sentinels.get(0).call("SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER);
        int port = Integer.parseInt(answer.lines().toList().get(1));
        return servers.stream()
                .filter(server -> server.address().getPort() == port)
                .findFirst()
                .orElseThrow();
    }

    /// Ends all of them.
    @Override
    public void close() {
        sentinels.forEach(RedisNode::close);
        servers.forEach(RedisNode::close);
    }
}
