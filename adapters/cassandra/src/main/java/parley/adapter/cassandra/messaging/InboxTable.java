package parley.adapter.cassandra.messaging;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.Columns;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.ReadMark;

/// The rows of the inboxes. A head is later than another by epoch and seq; what was read is the highest
/// number written; settings are one value, so that they come from one change. A row without a head is not in
/// the inbox.
final class InboxTable {
    private static final String COLUMNS = "head_seq, head_at, head_ordinal, head_countable, read_seq, read_ordinal";
    private static final String MUTED_UNTIL = "muted-until";
    private static final String ARCHIVED = "archived";
    private static final String PINNED = "pinned";
    private static final String UNREAD = "unread";
    private static final String CHANGED_AT = "changed-at";
    private static final long MICROS = 1_000;

    private final CassandraStore store;
    private final PreparedStatement head;
    private final PreparedStatement readSeq;
    private final PreparedStatement readOrdinal;
    private final PreparedStatement settings;
    private final PreparedStatement settingsTime;
    private final PreparedStatement one;
    private final PreparedStatement page;

    InboxTable(CassandraStore store) {
        this.store = store;
        head = store.prepareWrite("INSERT INTO %s.inbox (user, conversation, head_seq, head_at, head_ordinal,"
                + " head_countable) VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
        readSeq = store.prepareWrite(
                "UPDATE %s.inbox USING TIMESTAMP ? SET read_seq = ? WHERE user = ? AND conversation = ?");
        readOrdinal = store.prepareWrite(
                "UPDATE %s.inbox USING TIMESTAMP ? SET read_ordinal = ? WHERE user = ? AND conversation = ?");
        settings = store.prepareWrite(
                "UPDATE %s.inbox USING TIMESTAMP ? SET settings = ? WHERE user = ? AND conversation = ?");
        settingsTime = store.prepareRead(
                "SELECT settings, WRITETIME(settings) FROM %s.inbox WHERE user = ? AND conversation = ?");
        one = store.prepareRead("SELECT " + COLUMNS + ", settings FROM %s.inbox WHERE user = ? AND conversation = ?");
        page = store.prepareRead(
                "SELECT " + COLUMNS + ", settings, conversation FROM %s.inbox WHERE user = ? AND conversation > ?");
    }

    /// One write per head.
    List<Statement<?>> heads(long epoch, List<InboxHead> heads) {
        List<Statement<?>> writes = new ArrayList<>(heads.size());
        for (InboxHead each : heads) {
            UUID user = each.user().value();
            ByteBuffer conversation = bytes(each.conversation());
            BoundStatement written = head.bind(
                    user,
                    conversation,
                    each.seq(),
                    each.at(),
                    each.ordinal(),
                    each.lastCountable(),
                    LogicalTime.of(epoch, each.seq()));
            writes.add(
                    each.ownOrdinal() == 0
                            ? written
                            : CassandraStore.batch(List.of(
                                    written,
                                    readOrdinal.bind(each.ownOrdinal(), each.ownOrdinal(), user, conversation))));
        }
        return writes;
    }

    Statement<?> read(ReadMark mark) {
        UUID user = mark.user().value();
        ByteBuffer conversation = bytes(mark.conversation());
        return CassandraStore.batch(List.of(
                readSeq.bind(mark.seq(), mark.seq(), user, conversation),
                readOrdinal.bind(mark.ordinal(), mark.ordinal(), user, conversation)));
    }

    /// Reads before it writes: of two changes within a millisecond the second has to win, so it takes a later
    /// timestamp than the first.
    void change(UserId user, ConversationId conversation, ConversationSettings changed) {
        ByteBuffer id = bytes(conversation);
        Optional<Row> stored = store.find(settingsTime.bind(user.value(), id)).filter(row -> !row.isNull(0));
        if (stored.filter(row -> settings(row, 0).changedAt() > changed.changedAt())
                .isEmpty()) {
            long after = stored.map(row -> row.getLong(1) + 1).orElse(0L);
            long time = Math.max(changed.changedAt() * MICROS, after);
            store.write(settings.bind(time, values(changed), user.value(), id));
        }
    }

    Optional<InboxRow> find(UserId user, ConversationId conversation) {
        return store.find(one.bind(user.value(), bytes(conversation)))
                .filter(InboxTable::hasHead)
                .map(row -> row(conversation, row));
    }

    /// Rows after a conversation in ascending unsigned order of ids.
    List<InboxRow> list(UserId user, ConversationId after, int limit) {
        List<InboxRow> rows = new ArrayList<>();
        int pageSize = Math.min(limit, store.config().pageSize());
        store.scan(page.bind(user.value(), bytes(after)).setPageSize(pageSize), row -> {
            if (hasHead(row)) {
                rows.add(row(conversation(Columns.bytes(row, 7)), row));
            }
            return rows.size() < limit;
        });
        return rows;
    }

    private static boolean hasHead(Row row) {
        return !row.isNull(0);
    }

    private static InboxRow row(ConversationId conversation, Row row) {
        return new InboxRow(
                conversation,
                row.getLong(0),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.isNull(6) ? ConversationSettings.DEFAULTS : settings(row, 6));
    }

    private static ConversationSettings settings(Row row, int column) {
        Map<String, Long> values = Objects.requireNonNull(row.getMap(column, String.class, Long.class));
        return new ConversationSettings(
                values.getOrDefault(MUTED_UNTIL, 0L),
                values.getOrDefault(ARCHIVED, 0L) != 0,
                values.getOrDefault(PINNED, 0L) != 0,
                values.getOrDefault(UNREAD, 0L) != 0,
                values.getOrDefault(CHANGED_AT, 0L));
    }

    private static Map<String, Long> values(ConversationSettings settings) {
        return Map.of(
                MUTED_UNTIL, settings.mutedUntil(),
                ARCHIVED, settings.archived() ? 1L : 0L,
                PINNED, settings.pinned() ? 1L : 0L,
                UNREAD, settings.unread() ? 1L : 0L,
                CHANGED_AT, settings.changedAt());
    }

    private static ByteBuffer bytes(ConversationId conversation) {
        UUID value = conversation.value();
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .flip();
    }

    private static ConversationId conversation(ByteBuffer value) {
        return new ConversationId(new UUID(value.getLong(), value.getLong()));
    }
}
