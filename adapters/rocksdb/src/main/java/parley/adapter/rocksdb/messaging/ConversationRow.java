package parley.adapter.rocksdb.messaging;

import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;

/// Value of a conversation. Version 1: version 1, kind 1; for a direct one both users, 16 bytes each.
final class ConversationRow {
    private static final byte VERSION = 1;
    private static final byte DIRECT = 1;
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
        };
    }

    static Conversation decode(ConversationId id, byte[] value) {
        RowReader row = new RowReader("conversation", VERSION, value);
        byte kind = row.one();
        if (kind != DIRECT) {
            throw new IllegalStateException("conversation of kind " + kind + " (expected: " + DIRECT + ")");
        }
        return new Conversation.Direct(id, new UserId(row.uuid()), new UserId(row.uuid()));
    }
}
