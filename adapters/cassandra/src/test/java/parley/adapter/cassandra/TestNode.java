package parley.adapter.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import parley.devcluster.CassandraNode;
import parley.devcluster.CassandraOptions;
import parley.devcluster.CassandraPorts;
import parley.devcluster.Progress;

/// One Cassandra node for all tests of a JVM, with the schema in it; it ends with the JVM.
public final class TestNode {
    private static final TestNode SHARED = start();

    private final CassandraNode server;
    private final CassandraConfig config;
    private final CassandraStore store;
    private final CqlSession session;

    private TestNode(CassandraNode server) {
        this.server = server;
        this.config = config(List.of(server.address()));
        try (CassandraSchema schema = CassandraSchema.connect(config, UUID::randomUUID)) {
            schema.migrate(false);
        }
        store = CassandraStore.open(config);
        session = Sessions.connect(config);
    }

    public static TestNode shared() {
        return SHARED;
    }

    private static TestNode start() {
        try {
            Path directory = Files.createTempDirectory("cassandra-it-");
            return new TestNode(
                    CassandraNode.start(directory, CassandraPorts.free(1), TestNode.options(), Progress.NONE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Nodes whose acknowledged writes survive SIGKILL, which is all that tests do to them, without waiting for a
    /// disk that others use as well.
    static CassandraOptions options() {
        return CassandraOptions.DEFAULT.withHeapMib(256).withCommitLog(CassandraOptions.CommitLog.PERIODIC);
    }

    /// For nodes on a busy machine, each row on all of them.
    public static CassandraConfig config(Collection<InetSocketAddress> addresses) {
        return config(addresses, addresses.size());
    }

    /// @param replicas nodes that have each row
    static CassandraConfig config(Collection<InetSocketAddress> addresses, int replicas) {
        List<String> points = addresses.stream()
                .map(address -> address.getAddress().getHostAddress() + ":" + address.getPort())
                .toList();
        CassandraConfig defaults = CassandraConfig.defaults(points, CassandraNode.DATACENTER);
        return new CassandraConfig(
                defaults.contactPoints(),
                defaults.datacenter(),
                defaults.keyspace(),
                Map.of(CassandraNode.DATACENTER, replicas),
                defaults.consistency(),
                defaults.username(),
                defaults.password(),
                defaults.tls(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                defaults.inFlight(),
                defaults.changesInFlight(),
                defaults.pageSize(),
                defaults.appendBytes());
    }

    /// To be hurt, and to be healed afterwards.
    public CassandraNode server() {
        return server;
    }

    public CassandraConfig config() {
        return config;
    }

    public CassandraStore store() {
        return store;
    }

    /// To look at, and change, what is stored behind the adapter's back.
    public CqlSession session() {
        return session;
    }

    /// Deletes all that contexts stored.
    public void truncate() {
        CompletableFuture.allOf(session
                        .execute(SimpleStatement.newInstance(
                                "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?",
                                config.keyspace()))
                        .all()
                        .stream()
                        .map(row -> row.getString(0))
                        .filter(table -> !table.equals("meta") && !table.equals("schema_version"))
                        .map(table -> session.executeAsync("TRUNCATE " + config.keyspace() + "." + table)
                                .toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
