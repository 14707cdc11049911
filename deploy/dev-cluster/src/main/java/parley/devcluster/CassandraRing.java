package parley.devcluster;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Cassandra nodes on 127.0.0.1, 127.0.0.2 and so on with the same ports, each owning an equal share.
///
/// Started together, three take about half a minute and 2 GB.
public final class CassandraRing implements Ending {
    private final List<CassandraNode> nodes;

    private CassandraRing(List<CassandraNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /// Starts nodes and waits until each one knows that all others are up.
    ///
    /// @param directory for all of their files, one directory each
    /// @param size how many nodes, from 1 to 9
    /// @throws ServerStartException if they are not ready in time
    public static CassandraRing start(
            Path directory, int size, CassandraPorts ports, CassandraOptions options, Progress progress) {
        if (size < 1 || size > 9) {
            throw new IllegalArgumentException("size: " + size + " (expected: 1 to 9)");
        }
        List<InetAddress> addresses =
                IntStream.rangeClosed(1, size).mapToObj(Loopback::address).toList();
        List<CassandraNode> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < size; i++) {
                Path home = directory.resolve("node-" + (i + 1));
                nodes.add(CassandraNode.prepare(
                        home, addresses.get(i), ports, addresses, token(i, size), options, progress));
            }
            nodes.forEach(node -> node.process().launch());
            nodes.forEach(node -> node.process().awaitReady());
            CassandraRing ring = new CassandraRing(nodes);
            ring.awaitUp();
            return ring;
        } catch (ServerStartException e) {
            nodes.forEach(CassandraNode::close);
            throw e;
        }
    }

    /// Waits until each node that runs takes all others that run for up: after a restart.
    ///
    /// @throws ServerStartException if one does not in time; it is ended
    public void awaitUp() {
        for (CassandraNode node : nodes) {
            if (nodes.size() > 1 && node.isAlive()) {
                node.process().await("in the ring", output -> takesOthersForUp(output, node));
            }
        }
    }

    private boolean takesOthersForUp(String output, CassandraNode self) {
        return nodes.stream()
                .filter(other -> !other.equals(self) && other.isAlive())
                .allMatch(other -> {
                    String host = "/" + other.address().getAddress().getHostAddress() + ":";
                    return lastLine(output, host, " is now UP") > lastLine(output, host, " is now DOWN");
                });
    }

    /// Where in the output the last line with both parts begins, or -1.
    private static int lastLine(String output, String host, String state) {
        int end = output.length();
        while (true) {
            int at = output.lastIndexOf(state, end);
            if (at < 0) {
                return -1;
            }
            int line = output.lastIndexOf('\n', at) + 1;
            if (output.substring(line, at).contains(host)) {
                return line;
            }
            end = at - 1;
        }
    }

    /// The start of the i-th of equal shares of the tokens from -2^63 to 2^63 - 1.
    private static String token(int i, int size) {
        BigInteger share = BigInteger.TWO.pow(64).divide(BigInteger.valueOf(size));
        return share.multiply(BigInteger.valueOf(i))
                .subtract(BigInteger.TWO.pow(63))
                .toString();
    }

    /// The nodes by address.
    public List<CassandraNode> nodes() {
        return nodes;
    }

    /// Where clients reach the nodes.
    public List<InetSocketAddress> addresses() {
        return nodes.stream().map(CassandraNode::address).toList();
    }

    /// Ends all nodes.
    @Override
    public void close() {
        nodes.parallelStream().forEach(CassandraNode::close);
    }
}
