package parley.adapter.rocksdb.messaging;

import parley.messaging.port.out.Cursors;
import parley.messaging.port.out.CursorsContract;

final class RocksDbCursorsIT extends RocksDbFixture implements CursorsContract {
    @Override
    public Cursors cursors() {
        return messaging().cursors();
    }
}
