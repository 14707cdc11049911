package parley.adapter.cassandra.cluster;

import org.junit.jupiter.api.BeforeEach;
import parley.adapter.cassandra.TestNode;
import parley.cluster.port.out.LeaseTable;
import parley.cluster.port.out.LeaseTableContract;

final class CassandraLeaseTableIT implements LeaseTableContract {
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
}
