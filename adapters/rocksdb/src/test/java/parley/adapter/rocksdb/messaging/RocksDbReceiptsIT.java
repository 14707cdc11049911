package parley.adapter.rocksdb.messaging;

import parley.messaging.port.out.Receipts;
import parley.messaging.port.out.ReceiptsContract;

final class RocksDbReceiptsIT extends RocksDbFixture implements ReceiptsContract {
    @Override
    public Receipts receipts() {
        return messaging().receipts();
    }
}
