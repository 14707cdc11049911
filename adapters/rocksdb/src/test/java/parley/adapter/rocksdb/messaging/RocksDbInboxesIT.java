package parley.adapter.rocksdb.messaging;

import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.InboxesContract;
import parley.messaging.port.out.MessageLog;

final class RocksDbInboxesIT extends RocksDbFixture implements InboxesContract {
    @Override
    public Inboxes inboxes() {
        return messaging().inboxes();
    }

    @Override
    public MessageLog log() {
        return messaging().log();
    }
}
