package parley.adapter.rocksdb.messaging;

import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.MessageLog;
import parley.messaging.port.out.MessageLogContract;

final class RocksDbMessageLogIT extends RocksDbFixture implements MessageLogContract {
    @Override
    public MessageLog log() {
        return messaging().log();
    }

    @Override
    public Inboxes inboxes() {
        return messaging().inboxes();
    }
}
