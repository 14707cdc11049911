package parley.adapter.rocksdb.messaging;

import java.util.Optional;
import parley.adapter.rocksdb.Batch;
import parley.adapter.rocksdb.Family;
import parley.adapter.rocksdb.Mutation;
import parley.kernel.ConversationId;
import parley.messaging.domain.Conversation;
import parley.messaging.port.out.Conversations;

/// The conversations in RocksDB.
final class RocksDbConversations implements Conversations {
    private final MessagingStore store;

    RocksDbConversations(MessagingStore store) {
        this.store = store;
    }

    @Override
    public Optional<Conversation> find(ConversationId conversation) {
        return store.read(view -> view.get(Family.CONVERSATIONS, Keys.conversation(conversation))
                .map(value -> ConversationRow.decode(conversation, value)));
    }

    @Override
    public void create(Conversation conversation) {
        store.write(new CreateMutation(conversation));
    }

    private static final class CreateMutation extends Mutation {
        private final byte[] key;
        private final byte[] value;

        CreateMutation(Conversation conversation) {
            key = Keys.conversation(conversation.id());
            value = ConversationRow.encode(conversation);
        }

        @Override
        protected void apply(Batch batch) {
            if (batch.find(Family.CONVERSATIONS, key).isEmpty()) {
                batch.put(Family.CONVERSATIONS, key, value);
            }
        }
    }
}
