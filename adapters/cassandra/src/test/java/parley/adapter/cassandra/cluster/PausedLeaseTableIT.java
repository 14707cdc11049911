package parley.adapter.cassandra.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.cluster.Instances.ONE;
import static parley.cluster.Instances.incarnation;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.Configs;
import parley.adapter.cassandra.TestNode;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.domain.ShardRow;
import parley.cluster.port.out.LeaseTable;

/// A lease table that does not answer, but does later what it was asked for.
final class PausedLeaseTableIT {
    private static final Duration SHORT = Duration.ofMillis(500);

    private final TestNode node = TestNode.shared();
    private CassandraStore impatient;

    @BeforeEach
    void open() {
        node.truncate();
        impatient = CassandraStore.open(new Configs(node.config()).timeouts(SHORT));
    }

    @AfterEach
    void close() {
        node.server().resume();
        impatient.close();
    }

    @Test
    void aRenewalThatWasNotAnsweredShouldBeUnknownAndMayBeMadeLater() {
        LeaseTable patient = new CassandraLeaseTable(node.store());
        LeaseTable hurt = new CassandraLeaseTable(impatient);
        patient.join(incarnation(1), ONE, Duration.ofSeconds(10));
        assertTrue(hurt.renew(incarnation(1), 0));
        long sent = impatient.counters().changes();
        node.server().pause();

        assertThrows(LeaseTableUnavailableException.class, () -> hurt.renew(incarnation(1), 1));
        assertThrows(LeaseTableUnavailableException.class, hurt::instances);
        assertThrows(LeaseTableUnavailableException.class, () -> hurt.take(ShardRow.untouched(1), incarnation(1)));
        assertEquals(2, impatient.counters().changes() - sent);

        node.server().resume();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> patient.instances().getFirst().beat() == 2);
        assertFalse(patient.renew(incarnation(1), 1));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> patient.shards().get(1).ownedBy(incarnation(1)));
    }
}
