package parley.adapter.rocksdb.messaging;

import parley.messaging.domain.InboxHead;

/// Value of the head group of an inbox row. Version 1: version 1, at 8, then as varints epoch, seq, ordinal,
/// lastCountable, ownOrdinal.
///
/// @param epoch lease epoch under which the head was written; decides between heads together with `seq`, as
/// the logical
///     timestamp epoch * 2^40 + seq
/// @param ownOrdinal highest ordinal that the member reached by sending; counts as read. Kept here, so that a
/// send
///     writes one row
record HeadRow(long epoch, long seq, long at, long ordinal, long lastCountable, long ownOrdinal) {
    private static final byte VERSION = 1;
    private static final int VARINTS = 5;
    private static final int LIMIT = 1 + Long.BYTES + VARINTS * RowWriter.VARINT_LIMIT;
    private static final int EPOCH_SHIFT = 40;

    static HeadRow of(long epoch, InboxHead head) {
        return new HeadRow(epoch, head.seq(), head.at(), head.ordinal(), head.lastCountable(), head.ownOrdinal());
    }

    static HeadRow decode(byte[] value) {
        RowReader row = new RowReader("inbox head", VERSION, value);
        long at = row.fixed();
        return new HeadRow(row.varint(), row.varint(), at, row.varint(), row.varint(), row.varint());
    }

    /// The later of the two heads, with the higher of both own ordinals.
    HeadRow merge(HeadRow other) {
        HeadRow later = other.timestamp() > timestamp() ? other : this;
        long own = Math.max(ownOrdinal, other.ownOrdinal);
        return later.ownOrdinal == own
                ? later
                : new HeadRow(later.epoch, later.seq, later.at, later.ordinal, later.lastCountable, own);
    }

    private long timestamp() {
        return (epoch << EPOCH_SHIFT) + seq;
    }

    byte[] encode() {
        return new RowWriter(VERSION, LIMIT)
                .fixed(at)
                .varint(epoch)
                .varint(seq)
                .varint(ordinal)
                .varint(lastCountable)
                .varint(ownOrdinal)
                .toBytes();
    }
}
