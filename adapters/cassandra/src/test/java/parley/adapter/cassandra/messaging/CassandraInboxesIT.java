package parley.adapter.cassandra.messaging;

import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.InboxesContract;
import parley.messaging.port.out.MessageLog;

final class CassandraInboxesIT extends CassandraFixture implements InboxesContract {
    @Override
    public Inboxes inboxes() {
        return messaging().inboxes();
    }

    @Override
    public MessageLog log() {
        return messaging().log();
    }
}
