package parley.adapter.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import parley.adapter.cassandra.CassandraException.Fault;

/// The one node on which a schema is changed.
///
/// Only it knows at once what it has changed. The driver's own check of agreement asks another node, which
/// may not have heard of the change, and would then agree with everybody else on what was before.
final class SchemaNode {
    private static final Duration CHANGE_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration AGREEMENT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final CqlSession session;
    private final String datacenter;
    private final Node node;

    SchemaNode(CqlSession session, String datacenter) {
        this.session = session;
        this.datacenter = datacenter;
        this.node = session.getMetadata().getNodes().values().stream()
                .filter(this::isUsable)
                .findFirst()
                .orElseThrow(() -> new CassandraException(Fault.UNUSABLE, "no node of " + datacenter + " answers"));
    }

    private boolean isUsable(Node candidate) {
        return candidate.getState() == NodeState.UP && datacenter.equals(candidate.getDatacenter());
    }

    /// Executes a statement and returns when all nodes that are up know of it.
    void change(String statement) {
        session.execute(here(statement).setTimeout(CHANGE_TIMEOUT));
        if (!within(AGREEMENT, this::agrees)) {
            throw new CassandraException(
                    Fault.UNUSABLE,
                    "nodes do not agree on the schema after " + AGREEMENT.toSeconds()
                            + " s; is one of them unreachable?");
        }
    }

    private boolean agrees() {
        List<UUID> versions = new ArrayList<>();
        session.execute(here("SELECT schema_version FROM system.local"))
                .forEach(row -> versions.add(Columns.uuid(row, 0)));
        for (Row row : session.execute(here("SELECT schema_version, host_id FROM system.peers_v2"))) {
            if (!row.isNull(0) && !row.isNull(1) && isUp(Columns.uuid(row, 1))) {
                versions.add(Columns.uuid(row, 0));
            }
        }
        return versions.stream().distinct().count() == 1;
    }

    private boolean isUp(UUID host) {
        Node peer = session.getMetadata().getNodes().get(host);
        return peer != null && peer.getState() == NodeState.UP;
    }

    private SimpleStatement here(String statement) {
        return SimpleStatement.newInstance(statement).setNode(node);
    }

    private static boolean within(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
