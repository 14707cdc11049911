package parley.adapter.cassandra.messaging;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.Columns;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.CursorMark;
import parley.messaging.port.out.Cursors;

/// The cursors of all devices in Cassandra: a cursor's timestamp is its seq, so the highest one stays.
final class CassandraCursors implements Cursors {
    private final CassandraStore store;
    private final PreparedStatement insert;
    private final PreparedStatement one;
    private final PreparedStatement all;
    private final PreparedStatement forget;

    CassandraCursors(CassandraStore store) {
        this.store = store;
        insert = store.prepareWrite(
                "INSERT INTO %s.cursors (user, device, conversation, seq) VALUES (?, ?, ?, ?) USING TIMESTAMP ?");
        one = store.prepareRead("SELECT seq FROM %s.cursors WHERE user = ? AND device = ? AND conversation = ?");
        all = store.prepareRead("SELECT conversation, seq FROM %s.cursors WHERE user = ? AND device = ?");
        forget = store.prepareWrite("DELETE FROM %s.cursors USING TIMESTAMP ? WHERE user = ? AND device = ?");
    }

    @Override
    public OptionalLong find(UserId user, DeviceId device, ConversationId conversation) {
        return MessagingStore.translate(() -> store.find(one.bind(user.value(), device.value(), conversation.value()))
                .map(row -> OptionalLong.of(row.getLong(0)))
                .orElseGet(OptionalLong::empty));
    }

    @Override
    public Map<ConversationId, Long> all(UserId user, DeviceId device) {
        return MessagingStore.translate(() -> {
            Map<ConversationId, Long> cursors = new HashMap<>();
            store.scan(all.bind(user.value(), device.value()), row -> {
                cursors.put(new ConversationId(Columns.uuid(row, 0)), row.getLong(1));
                return true;
            });
            return cursors;
        });
    }

    @Override
    public void advance(List<CursorMark> marks) {
        MessagingStore.run(() -> store.writeAll(Partitions.batches(
                marks,
                mark -> List.of(mark.user(), mark.device()),
                mark -> Stream.of(insert.bind(
                        mark.user().value(),
                        mark.device().value(),
                        mark.conversation().value(),
                        mark.seq(),
                        mark.seq())))));
    }

    /// For good: a mark that is stored late does not bring it back. Devices' ids are not used again.
    @Override
    public void forget(UserId user, DeviceId device) {
        MessagingStore.run(() -> store.write(forget.bind(LogicalTime.FINAL, user.value(), device.value())));
    }
}
