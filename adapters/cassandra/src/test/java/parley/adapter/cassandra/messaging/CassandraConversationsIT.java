package parley.adapter.cassandra.messaging;

import parley.messaging.port.out.Conversations;
import parley.messaging.port.out.ConversationsContract;

final class CassandraConversationsIT extends CassandraFixture implements ConversationsContract {
    @Override
    public Conversations conversations() {
        return messaging().conversations();
    }
}
