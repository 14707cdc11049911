package parley.adapter.rocksdb.messaging;

import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;

/// Value of a conversation. Version 1: version 1, then its kind: 1 and both
/// users, 16 bytes each, for a direct one; 2 and nothing more for a group.
final class ConversationRow {
    private static final byte VERSION = 1;
    private static final byte DIRECT = 1;
    private static final byte GROUP = 2;
    private static final int BYTES = 2 + 2 * BigEndian.UUID_BYTES;

    private ConversationRow() {}

    static byte[] encode(Conversation conversation) {
        return switch (conversation) {
            case Conversation.Direct direct ->
                new RowWriter(VERSION, BYTES)
                        .one(DIRECT)
                        .uuid(direct.first().value())
                        .uuid(direct.second().value())
                        .toBytes();
            case Conversation.Group group ->
                new RowWriter(VERSION, BYTES).one(GROUP).toBytes();
        };
    }

    static Conversation decode(ConversationId id, byte[] value) {
        RowReader row = new RowReader("conversation", VERSION, value);
        byte kind = row.one();
        return switch (kind) {
            case DIRECT -> new Conversation.Direct(id, new UserId(row.uuid()), new UserId(row.uuid()));
            case GROUP -> new Conversation.Group(id);
            default -> throw new IllegalStateException("conversation of kind " + kind + " (expected: 1 or 2)");
        };
    }
}
