package parley.adapter.rocksdb.messaging;

import parley.kernel.ConversationId;
import parley.messaging.port.out.CidLocation;

/// Value of a dedup row: where the sender's cid was stored. Version 1: version 1, conversation 16, seq as
/// varint.
final class DedupRow {
    private static final byte VERSION = 1;
    private static final int LIMIT = 1 + BigEndian.UUID_BYTES + RowWriter.VARINT_LIMIT;

    private DedupRow() {}

    static byte[] encode(ConversationId conversation, long seq) {
        return new RowWriter(VERSION, LIMIT)
                .uuid(conversation.value())
                .varint(seq)
                .toBytes();
    }

    static CidLocation decode(byte[] value) {
        RowReader row = new RowReader("dedup row", VERSION, value);
        return new CidLocation(new ConversationId(row.uuid()), row.varint());
    }
}
