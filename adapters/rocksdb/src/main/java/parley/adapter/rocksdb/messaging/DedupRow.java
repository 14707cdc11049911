package parley.adapter.rocksdb.messaging;

import parley.kernel.ConversationId;
import parley.messaging.port.out.CidLocation;

/// Value of a dedup row: where the sender's cid was stored. Version 1: version 1, conversation 16, seq 8.
final class DedupRow {
    private static final byte VERSION = 1;
    private static final int BYTES = 1 + BigEndian.UUID_BYTES + Long.BYTES;

    private DedupRow() {}

    static byte[] encode(ConversationId conversation, long seq) {
        return new RowWriter(VERSION, BYTES)
                .uuid(conversation.value())
                .fixed(seq)
                .toBytes();
    }

    static CidLocation decode(byte[] value) {
        RowReader row = new RowReader("dedup row", VERSION, value);
        return new CidLocation(new ConversationId(row.uuid()), row.fixed());
    }
}
