package parley.adapter.cassandra.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.cluster.Instances.incarnation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.adapter.cassandra.TestNode;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.domain.ShardRow;
import parley.cluster.domain.Shards;
import parley.cluster.port.out.LeaseTable;
import parley.cluster.port.out.LeaseTableContract;

final class CassandraLeaseTableIT implements LeaseTableContract {
    private static final int PARALLEL = 64;
    private static final int SHARDS_IN_A_ROW = 64;
    private static final int ATTEMPTS = 10;

    private final TestNode node = TestNode.shared();
    private final LeaseTable table = new CassandraLeaseTable(node.store());

    @BeforeEach
    void truncate() {
        node.truncate();
    }

    @Override
    public LeaseTable table() {
        return table;
    }

    /// As when a whole cluster starts.
    @Test
    void instancesThatTakeDifferentShardsAtTheSameTimeShouldAllGetThem() throws Exception {
        List<LeaseTable> instances = List.of(table, new CassandraLeaseTable(node.store()));
        List<Future<Boolean>> taken = new ArrayList<>();
        Semaphore parallel = new Semaphore(PARALLEL);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int shard = 0; shard < Shards.COUNT; shard++) {
                int number = shard;
                int owner = (shard / SHARDS_IN_A_ROW) % instances.size();
                taken.add(threads.submit(() -> {
                    parallel.acquire();
                    try {
                        return takes(instances.get(owner), number, incarnation(owner + 1));
                    } finally {
                        parallel.release();
                    }
                }));
            }
        }
        for (Future<Boolean> each : taken) {
            assertTrue(each.get());
        }
        for (ShardRow row : table.shards()) {
            assertEquals(incarnation(row.shard() / SHARDS_IN_A_ROW % 2 + 1), row.owner());
        }
    }

    /// Until it is known, as owners do it.
    private static boolean takes(LeaseTable instance, int shard, Incarnation self) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                if (instance.take(ShardRow.untouched(shard), self)) {
                    return true;
                }
            } catch (LeaseTableUnavailableException unknown) {
                continue;
            }
            return instance.shards().get(shard).ownedBy(self);
        }
        return false;
    }
}
