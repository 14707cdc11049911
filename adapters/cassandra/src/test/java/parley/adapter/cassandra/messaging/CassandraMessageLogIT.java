package parley.adapter.cassandra.messaging;

import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.MessageLog;
import parley.messaging.port.out.MessageLogContract;

final class CassandraMessageLogIT extends CassandraFixture implements MessageLogContract {
    @Override
    public MessageLog log() {
        return messaging().log();
    }

    @Override
    public Inboxes inboxes() {
        return messaging().inboxes();
    }

    /// It would have to read for that.
    @Override
    public boolean detectsTakenCids() {
        return false;
    }
}
