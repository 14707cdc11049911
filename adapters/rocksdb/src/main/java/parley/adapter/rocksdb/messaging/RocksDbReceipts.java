package parley.adapter.rocksdb.messaging;

import java.util.ArrayList;
import java.util.List;
import parley.adapter.rocksdb.Batch;
import parley.adapter.rocksdb.Family;
import parley.adapter.rocksdb.Mutation;
import parley.kernel.ConversationId;
import parley.messaging.domain.Watermark;
import parley.messaging.port.out.Receipts;

/// The delivered and read watermarks in RocksDB.
final class RocksDbReceipts implements Receipts {
    private final MessagingStore store;

    RocksDbReceipts(MessagingStore store) {
        this.store = store;
    }

    @Override
    public List<Watermark> list(ConversationId conversation) {
        return store.read(view -> {
            List<Watermark> watermarks = new ArrayList<>();
            view.scan(Family.RECEIPTS, Keys.receipts(conversation), (key, value) -> {
                MarkRow row = MarkRow.decode(value);
                watermarks.add(new Watermark(conversation, Keys.userOfReceipt(key), row.first(), row.second()));
                return true;
            });
            return watermarks;
        });
    }

    @Override
    public void advance(List<Watermark> watermarks) {
        if (!watermarks.isEmpty()) {
            store.write(new AdvanceMutation(watermarks));
        }
    }

    private static final class AdvanceMutation extends Mutation {
        private final List<Watermark> watermarks;

        AdvanceMutation(List<Watermark> watermarks) {
            this.watermarks = List.copyOf(watermarks);
        }

        @Override
        protected void apply(Batch batch) {
            for (Watermark mark : watermarks) {
                new MarkRow(mark.delivered(), mark.read())
                        .raise(batch, Family.RECEIPTS, Keys.receipt(mark.conversation(), mark.user()));
            }
        }
    }
}
