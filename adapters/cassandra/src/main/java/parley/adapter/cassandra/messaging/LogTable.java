package parley.adapter.cassandra.messaging;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.Columns;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.Content;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.LogEntry;

/// The rows of the logs, [#BUCKET] seqs to a partition.
final class LogTable {
    static final long BUCKET = 10_000;
    private static final byte MESSAGE = 1;
    private static final byte SYSTEM = 2;
    private static final String COLUMNS =
            "seq, epoch, kind, ordinal, sender, device, cid, at, refers_to, append_first, content";

    private final CassandraStore store;
    private final PreparedStatement insert;
    private final PreparedStatement range;
    private final PreparedStatement last;
    private final PreparedStatement erase;

    LogTable(CassandraStore store) {
        this.store = store;
        insert = store.prepareWrite("INSERT INTO %s.log (conversation, bucket, " + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
        range = store.prepareRead("SELECT " + COLUMNS
                + " FROM %s.log WHERE conversation = ? AND bucket = ? AND seq >= ? AND seq <= ? LIMIT ?");
        last = store.prepareRead(
                "SELECT " + COLUMNS + " FROM %s.log WHERE conversation = ? AND bucket = ? ORDER BY seq DESC LIMIT ?");
        erase = store.prepareWrite(
                "UPDATE %s.log USING TIMESTAMP ? SET content = ? WHERE conversation = ? AND bucket = ? AND seq = ?");
    }

    static int bucket(long seq) {
        return Math.toIntExact(seq / BUCKET);
    }

    /// One atomic write per partition; there are two only if the entries cross the end of a bucket.
    List<Statement<?>> inserts(long epoch, List<LogEntry> entries) {
        Map<Integer, List<BoundStatement>> byBucket = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> bucket(entry.seq()),
                        TreeMap::new,
                        Collectors.mapping(entry -> insert(epoch, entry), Collectors.toList())));
        List<Statement<?>> batches = new ArrayList<>(byBucket.size());
        byBucket.values().forEach(rows -> batches.add(CassandraStore.batch(rows)));
        return batches;
    }

    private BoundStatement insert(long epoch, LogEntry entry) {
        return insert.bind(
                entry.conversation().value(),
                bucket(entry.seq()),
                entry.seq(),
                entry.epoch(),
                code(entry.kind()),
                entry.ordinal(),
                entry.sender().value(),
                entry.device().value(),
                entry.cid().value(),
                entry.at(),
                entry.refersTo(),
                entry.appendFirst(),
                ByteBuffer.wrap(entry.content().json()),
                LogicalTime.of(epoch, entry.seq()));
    }

    /// Rows with `from <= seq <= to`, ascending. Logs have no gaps, so nothing follows a bucket that ends
    /// early.
    List<LogEntry> read(ConversationId conversation, long from, long to, int limit) {
        List<LogEntry> entries = new ArrayList<>();
        long end = Math.min(to, LogicalTime.MAX_SEQ);
        long next = from;
        while (next <= end && entries.size() < limit) {
            int bucket = bucket(next);
            long endOfBucket = Math.min(end, (bucket + 1) * BUCKET - 1);
            List<Row> rows =
                    store.read(range.bind(conversation.value(), bucket, next, endOfBucket, limit - entries.size()));
            rows.forEach(row -> entries.add(entry(conversation, row)));
            next = rows.isEmpty() ? end + 1 : endOfBucket + 1;
        }
        return entries;
    }

    Optional<LogEntry> find(ConversationId conversation, long seq) {
        return store.find(range.bind(conversation.value(), bucket(seq), seq, seq, 1))
                .map(row -> entry(conversation, row));
    }

    /// The last rows, ascending.
    ///
    /// @param lastBucket the last one that may hold rows; none follows it
    List<LogEntry> tail(ConversationId conversation, int lastBucket, int limit) {
        List<LogEntry> entries = new ArrayList<>();
        for (int bucket = lastBucket; bucket >= 0 && entries.size() < limit; bucket--) {
            store.read(last.bind(conversation.value(), bucket, limit - entries.size()))
                    .forEach(row -> entries.add(entry(conversation, row)));
        }
        Collections.reverse(entries);
        return entries;
    }

    /// Puts nothing in the place of the content, for good. Not a deletion: that would be forgotten one day,
    /// and would have to be read over until then.
    void erase(ConversationId conversation, long seq) {
        store.write(erase.bind(LogicalTime.FINAL, ByteBuffer.allocate(0), conversation.value(), bucket(seq), seq));
    }

    private static LogEntry entry(ConversationId conversation, Row row) {
        return new LogEntry(
                conversation,
                row.getLong(0),
                row.getLong(1),
                kind(row.getByte(2)),
                row.getLong(3),
                new UserId(Columns.uuid(row, 4)),
                new DeviceId(Columns.uuid(row, 5)),
                new Cid(Columns.uuid(row, 6)),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                content(Columns.bytes(row, 10)));
    }

    private static Content content(ByteBuffer value) {
        byte[] json = new byte[value.remaining()];
        value.get(json);
        return Content.of(json);
    }

    private static byte code(EntryKind kind) {
        return switch (kind) {
            case MESSAGE -> MESSAGE;
            case SYSTEM -> SYSTEM;
        };
    }

    private static EntryKind kind(byte code) {
        return switch (code) {
            case MESSAGE -> EntryKind.MESSAGE;
            case SYSTEM -> EntryKind.SYSTEM;
            default -> throw new IllegalStateException("log row of kind " + code + " (expected: 1 or 2)");
        };
    }
}
