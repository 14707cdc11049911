package parley.adapter.cassandra.messaging;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.Columns;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Watermark;
import parley.messaging.port.out.Receipts;

/// The delivered and read watermarks in Cassandra: each is its own timestamp, so the highest one stays.
final class CassandraReceipts implements Receipts {
    private final CassandraStore store;
    private final PreparedStatement delivered;
    private final PreparedStatement read;
    private final PreparedStatement all;

    CassandraReceipts(CassandraStore store) {
        this.store = store;
        delivered = store.prepareWrite(
                "INSERT INTO %s.receipts (conversation, user, delivered) VALUES (?, ?, ?) USING TIMESTAMP ?");
        read = store.prepareWrite(
                "INSERT INTO %s.receipts (conversation, user, read) VALUES (?, ?, ?) USING TIMESTAMP ?");
        all = store.prepareRead("SELECT user, delivered, read FROM %s.receipts WHERE conversation = ?");
    }

    @Override
    public List<Watermark> list(ConversationId conversation) {
        return MessagingStore.translate(() -> store.read(all.bind(conversation.value())).stream()
                .map(row ->
                        new Watermark(conversation, new UserId(Columns.uuid(row, 0)), row.getLong(1), row.getLong(2)))
                .toList());
    }

    @Override
    public void advance(List<Watermark> watermarks) {
        MessagingStore.run(() -> store.writeAll(Partitions.batches(watermarks, Watermark::conversation, mark -> {
            UUID conversation = mark.conversation().value();
            UUID user = mark.user().value();
            return Stream.of(
                    delivered.bind(conversation, user, mark.delivered(), mark.delivered()),
                    read.bind(conversation, user, mark.read(), mark.read()));
        })));
    }
}
