package parley.adapter.rocksdb.messaging;

import parley.messaging.port.out.Conversations;
import parley.messaging.port.out.ConversationsContract;

final class RocksDbConversationsIT extends RocksDbFixture implements ConversationsContract {
    @Override
    public Conversations conversations() {
        return messaging().conversations();
    }
}
