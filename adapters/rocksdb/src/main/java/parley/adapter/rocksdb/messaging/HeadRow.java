package parley.adapter.rocksdb.messaging;

import parley.messaging.domain.InboxHead;

/// Value of the head group of an inbox row. Version 1: version 1, then 8 bytes each.
///
/// @param timestamp logical time that decides between heads: epoch * 2^40 + seq
/// @param ownOrdinal highest ordinal that the member reached by sending; counts as read. Kept here, so that a
/// send writes one row
record HeadRow(long timestamp, long seq, long at, long ordinal, long lastCountable, long ownOrdinal) {
    private static final byte VERSION = 1;
    private static final int FIELDS = 6;
    private static final int BYTES = 1 + FIELDS * Long.BYTES;
    private static final int EPOCH_SHIFT = 40;

    static HeadRow of(long epoch, InboxHead head) {
        return new HeadRow(
                (epoch << EPOCH_SHIFT) + head.seq(),
                head.seq(),
                head.at(),
                head.ordinal(),
                head.lastCountable(),
                head.ownOrdinal());
    }

    static HeadRow decode(byte[] value) {
        RowReader row = new RowReader("inbox head", VERSION, value);
        return new HeadRow(row.fixed(), row.fixed(), row.fixed(), row.fixed(), row.fixed(), row.fixed());
    }

    /// The later of the two heads, with the higher of both own ordinals.
    HeadRow merge(HeadRow other) {
        HeadRow later = other.timestamp > timestamp ? other : this;
        long own = Math.max(ownOrdinal, other.ownOrdinal);
        return later.ownOrdinal == own
                ? later
                : new HeadRow(later.timestamp, later.seq, later.at, later.ordinal, later.lastCountable, own);
    }

    byte[] encode() {
        return new RowWriter(VERSION, BYTES)
                .fixed(timestamp)
                .fixed(seq)
                .fixed(at)
                .fixed(ordinal)
                .fixed(lastCountable)
                .fixed(ownOrdinal)
                .toBytes();
    }
}
