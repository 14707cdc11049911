package parley.adapter.cassandra.messaging;

import parley.messaging.port.out.Receipts;
import parley.messaging.port.out.ReceiptsContract;

final class CassandraReceiptsIT extends CassandraFixture implements ReceiptsContract {
    @Override
    public Receipts receipts() {
        return messaging().receipts();
    }
}
