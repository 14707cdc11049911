package parley.devcluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node is started once and then hurt in all ways that others rely on.
class CassandraNodeIT {
    private static final CassandraOptions BROKEN =
            CassandraOptions.DEFAULT.with("num_tokens", "no number").withPatience(Duration.ofMinutes(1));

    @TempDir
    Path directory;

    @Test
    void nodeShouldKeepWhatItAcknowledgedWhenKilledAndGoOnAfterAPause() {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        try (CassandraNode node = CassandraNode.start(directory, lines::add)) {
            assertTrue(
                    lines.stream().anyMatch(line -> line.startsWith(node.name() + ": ready after ")), lines.toString());
            try (CqlSession session = session(node)) {
                session.execute("CREATE KEYSPACE k WITH replication ="
                        + " {'class': 'NetworkTopologyStrategy', 'datacenter1': 1}");
                session.execute("CREATE TABLE k.t (id int PRIMARY KEY)");
                session.execute("INSERT INTO k.t (id) VALUES (7)");
            }
            node.kill();
            assertFalse(node.isAlive());

            node.restart();
            try (CqlSession session = session(node)) {
                assertEquals(7, session.execute("SELECT id FROM k.t").one().getInt(0));

                node.pause();
                assertTrue(node.isAlive());
                var pending = session.executeAsync("SELECT id FROM k.t").toCompletableFuture();
                assertThrows(TimeoutException.class, () -> pending.get(500, TimeUnit.MILLISECONDS));
                node.resume();
                assertEquals(7, pending.join().one().getInt(0));
            }
        }
    }

    @Test
    void errorShouldHoldTheEndOfTheLogWhenANodeCannotStart() {
        ServerStartException error = assertThrows(
                ServerStartException.class,
                () -> CassandraNode.start(directory, CassandraPorts.free(1), BROKEN, Progress.NONE));

        assertTrue(error.getMessage().contains("ended before it was ready"), error.getMessage());
        assertTrue(error.getMessage().contains("no number"), error.getMessage());
    }

    static CqlSession session(CassandraNode node) {
        return CqlSession.builder()
                .addContactPoints(List.of(node.address()))
                .withLocalDatacenter(CassandraNode.DATACENTER)
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
                        .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, Duration.ofSeconds(20))
                        .build())
                .build();
    }
}
