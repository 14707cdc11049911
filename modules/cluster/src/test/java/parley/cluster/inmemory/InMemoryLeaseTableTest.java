package parley.cluster.inmemory;

import parley.cluster.port.out.LeaseTable;
import parley.cluster.port.out.LeaseTableContract;

final class InMemoryLeaseTableTest implements LeaseTableContract {
    private final LeaseTable table = new InMemoryLeaseTable();

    @Override
    public LeaseTable table() {
        return table;
    }
}
