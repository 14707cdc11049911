package parley.adapter.rocksdb.messaging;

import parley.kernel.ConversationId;
import parley.messaging.domain.FanOutJob;

/// Value of an outbox row. Version 1: version 1, then as varints first, ordinal, lastCountable; the rest of the job is
/// in the key.
final class OutboxRow {
    private static final byte VERSION = 1;
    private static final int VARINTS = 3;
    private static final int LIMIT = 1 + VARINTS * RowWriter.VARINT_LIMIT;

    private OutboxRow() {}

    static byte[] key(FanOutJob job) {
        return Keys.outbox(job.at(), job.conversation(), job.epoch(), job.last());
    }

    static byte[] encode(FanOutJob job) {
        return new RowWriter(VERSION, LIMIT)
                .varint(job.first())
                .varint(job.ordinal())
                .varint(job.lastCountable())
                .toBytes();
    }

    static FanOutJob decode(byte[] key, byte[] value) {
        RowReader row = new RowReader("outbox row", VERSION, value);
        ConversationId conversation = Keys.conversationOfOutbox(key);
        return new FanOutJob(
                conversation,
                Keys.epochOfOutbox(key),
                row.varint(),
                Keys.lastOfOutbox(key),
                Keys.atOfOutbox(key),
                row.varint(),
                row.varint());
    }
}
