package parley.adapter.cassandra.messaging;

import parley.messaging.port.out.FanOutOutbox;
import parley.messaging.port.out.FanOutOutboxContract;
import parley.messaging.port.out.MessageLog;

final class CassandraFanOutOutboxIT extends CassandraFixture implements FanOutOutboxContract {
    @Override
    public MessageLog log() {
        return messaging().log();
    }

    @Override
    public FanOutOutbox outbox() {
        return messaging().outbox();
    }

    /// It would have to read for that.
    @Override
    public boolean detectsTakenCids() {
        return false;
    }
}
