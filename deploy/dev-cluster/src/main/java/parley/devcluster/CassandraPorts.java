package parley.devcluster;

import java.util.List;

/// The ports of a Cassandra node, the same for all nodes of a ring.
///
/// @param cql for clients
/// @param storage between nodes
public record CassandraPorts(int cql, int storage) {
    /// Cassandra's own.
    public static final CassandraPorts USUAL = new CassandraPorts(9042, 7000);

    /// Ports that are free at 127.0.0.1 to 127.0.0.n.
    ///
    /// @param addresses n, the number of nodes
    public static CassandraPorts free(int addresses) {
        List<Integer> ports = Loopback.freePorts(addresses, 2);
        return new CassandraPorts(ports.get(0), ports.get(1));
    }
}
