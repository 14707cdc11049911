package parley.devcluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CassandraRingIT {
    @TempDir
    Path directory;

    @Test
    void quorumShouldGoOnWithoutOneOfThreeNodesAndReachItWhenItIsBack() {
        try (CassandraRing ring =
                CassandraRing.start(directory, 3, CassandraPorts.free(3), CassandraOptions.DEFAULT, Progress.NONE)) {
            CassandraNode lost = ring.nodes().get(2);
            try (CqlSession session = CassandraNodeIT.session(ring.nodes().get(0))) {
                session.execute("CREATE KEYSPACE k WITH replication ="
                        + " {'class': 'NetworkTopologyStrategy', 'datacenter1': 3}");
                session.execute("CREATE TABLE k.t (id int PRIMARY KEY)");
                session.execute(at("INSERT INTO k.t (id) VALUES (1)", ConsistencyLevel.ALL));

                lost.kill();
                session.execute(at("INSERT INTO k.t (id) VALUES (2)", ConsistencyLevel.QUORUM));

                lost.restart();
                ring.awaitUp();
                assertEquals(
                        2,
                        session.execute(at("SELECT id FROM k.t", ConsistencyLevel.ALL))
                                .all()
                                .size());
            }
        }
    }

    private static SimpleStatement at(String cql, ConsistencyLevel consistency) {
        return SimpleStatement.newInstance(cql).setConsistencyLevel(consistency);
    }
}
