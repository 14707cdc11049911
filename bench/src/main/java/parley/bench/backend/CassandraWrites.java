package parley.bench.backend;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import parley.bench.server.ServerFaultException;

/// The writes of one node of Cassandra, as it counts them itself: mutations that it applied, by table. A batch of one
/// partition is one of them, whatever its rows; a node holds its share of all replicas.
///
/// Source: the virtual table `system_views.local_write_latency`.
public final class CassandraWrites implements Backend {
    private static final String COUNTS =
            "SELECT keyspace_name, table_name, count FROM system_views.local_write_latency";

    private final CqlSession session;

    private CassandraWrites(CqlSession session) {
        this.session = session;
    }

    /// @param datacenter of the node
    public static CassandraWrites of(InetSocketAddress node, String datacenter) {
        try {
            return new CassandraWrites(CqlSession.builder()
                    .addContactPoint(node)
                    .withLocalDatacenter(datacenter)
                    .build());
        } catch (DriverException absent) {
            throw new ServerFaultException("no Cassandra answers at " + node + ": " + absent.getMessage());
        }
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        try {
            for (Row row : session.execute(COUNTS)) {
                String keyspace = row.getString("keyspace_name");
                if (keyspace != null && !keyspace.startsWith("system")) {
                    counts.merge("cassandra." + row.getString("table_name"), row.getLong("count"), Long::sum);
                }
            }
        } catch (DriverException fault) {
            throw new ServerFaultException("Cassandra does not tell its counts: " + fault.getMessage());
        }
        return counts;
    }

    @Override
    public void close() {
        session.close();
    }
}
