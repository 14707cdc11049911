package parley.adapter.rocksdb.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import parley.adapter.rocksdb.Batch;
import parley.adapter.rocksdb.Family;
import parley.adapter.rocksdb.Mutation;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.CursorMark;
import parley.messaging.port.out.Cursors;

/// The cursors of all devices in RocksDB.
final class RocksDbCursors implements Cursors {
    private final MessagingStore store;

    RocksDbCursors(MessagingStore store) {
        this.store = store;
    }

    @Override
    public OptionalLong find(UserId user, DeviceId device, ConversationId conversation) {
        return store.read(view -> view.get(Family.CURSORS, Keys.cursor(user, device, conversation))
                .map(value -> OptionalLong.of(CursorRow.decode(value)))
                .orElseGet(OptionalLong::empty));
    }

    @Override
    public Map<ConversationId, Long> all(UserId user, DeviceId device) {
        return store.read(view -> {
            Map<ConversationId, Long> cursors = new HashMap<>();
            view.scan(Family.CURSORS, Keys.cursors(user, device), (key, value) -> {
                cursors.put(Keys.conversationOfCursor(key), CursorRow.decode(value));
                return true;
            });
            return cursors;
        });
    }

    @Override
    public void advance(List<CursorMark> marks) {
        if (!marks.isEmpty()) {
            store.write(new AdvanceMutation(marks));
        }
    }

    @Override
    public void forget(UserId user, DeviceId device) {
        store.write(new ForgetMutation(Keys.cursors(user, device)));
    }

    private static final class AdvanceMutation extends Mutation {
        private final List<CursorMark> marks;

        AdvanceMutation(List<CursorMark> marks) {
            this.marks = List.copyOf(marks);
        }

        @Override
        protected void apply(Batch batch) {
            for (CursorMark mark : marks) {
                byte[] key = Keys.cursor(mark.user(), mark.device(), mark.conversation());
                boolean current = batch.find(Family.CURSORS, key)
                        .filter(stored -> CursorRow.decode(stored) >= mark.seq())
                        .isPresent();
                if (!current) {
                    batch.put(Family.CURSORS, key, CursorRow.encode(mark.seq()));
                }
            }
        }
    }

    private static final class ForgetMutation extends Mutation {
        private final byte[] prefix;

        ForgetMutation(byte[] prefix) {
            this.prefix = prefix;
        }

        @Override
        protected void apply(Batch batch) {
            batch.deleteAll(Family.CURSORS, prefix);
        }
    }
}
