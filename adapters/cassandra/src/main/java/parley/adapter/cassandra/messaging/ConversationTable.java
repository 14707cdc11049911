package parley.adapter.cassandra.messaging;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Optional;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.Columns;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;

/// The conversations, and the last bucket of each one's log.
///
/// What a conversation is follows from its id, so all writes of it are equal, and have equal timestamps.
final class ConversationTable {
    private static final byte DIRECT = 1;
    private static final byte GROUP = 2;
    private static final long CREATED = 1;

    private final CassandraStore store;
    private final PreparedStatement insertDirect;
    private final PreparedStatement insertGroup;
    private final PreparedStatement select;
    private final PreparedStatement raise;
    private final PreparedStatement lastBucket;

    ConversationTable(CassandraStore store) {
        this.store = store;
        insertDirect = store.prepareWrite(
                "INSERT INTO %s.conversations (conversation, kind, first, second) VALUES (?, ?, ?, ?) USING TIMESTAMP ?");
        insertGroup =
                store.prepareWrite("INSERT INTO %s.conversations (conversation, kind) VALUES (?, ?) USING TIMESTAMP ?");
        select = store.prepareRead("SELECT kind, first, second FROM %s.conversations WHERE conversation = ?");
        raise = store.prepareWrite(
                "UPDATE %s.conversations USING TIMESTAMP ? SET last_bucket = ? WHERE conversation = ?");
        lastBucket = store.prepareRead("SELECT last_bucket FROM %s.conversations WHERE conversation = ?");
    }

    void create(Conversation conversation) {
        store.write(insert(conversation));
    }

    private BoundStatement insert(Conversation conversation) {
        return switch (conversation) {
            case Conversation.Direct direct ->
                insertDirect.bind(
                        direct.id().value(),
                        DIRECT,
                        direct.first().value(),
                        direct.second().value(),
                        CREATED);
            case Conversation.Group group -> insertGroup.bind(group.id().value(), GROUP, CREATED);
        };
    }

    Optional<Conversation> find(ConversationId conversation) {
        return store.find(select.bind(conversation.value()))
                .filter(row -> !row.isNull(0))
                .map(row -> conversation(conversation, row));
    }

    private static Conversation conversation(ConversationId id, Row row) {
        byte kind = row.getByte(0);
        return switch (kind) {
            case DIRECT ->
                new Conversation.Direct(id, new UserId(Columns.uuid(row, 1)), new UserId(Columns.uuid(row, 2)));
            case GROUP -> new Conversation.Group(id);
            default -> throw new IllegalStateException("conversation of kind " + kind + " (expected: 1 or 2)");
        };
    }

    /// Before the first row of a bucket is written.
    void raiseLastBucket(ConversationId conversation, int bucket) {
        store.write(raise.bind((long) bucket, bucket, conversation.value()));
    }

    /// Where the log may end; rows of a later bucket do not exist.
    int lastBucket(ConversationId conversation) {
        return store.find(lastBucket.bind(conversation.value()))
                .map(row -> row.getInt(0))
                .orElse(0);
    }
}
