package parley.devcluster;

import java.util.Map;

/// What makes an instance one of several, on loopback.
final class ClusterKeys {
    private ClusterKeys() {}

    /// @param listen the port that it listens on for the others
    /// @param reached the port on which they reach it
    static Map<String, String> of(int listen, int reached) {
        return Map.of(
                "cluster.enabled", "true",
                "cluster.listen", "127.0.0.1:" + listen,
                "cluster.address", "127.0.0.1:" + reached,
                "cluster.allow-plaintext", "true",
                "cassandra.keyspace", "parley",
                "cassandra.consistency", "QUORUM");
    }
}
