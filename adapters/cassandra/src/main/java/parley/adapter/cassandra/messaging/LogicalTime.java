package parley.adapter.cassandra.messaging;

/// The timestamps with which rows are written: of two writes of a column Cassandra keeps the one with the
/// higher.
///
/// They are no clocks. What a conversation's owner writes is ordered by its lease and by the entry that
/// caused it; a number that may only grow is its own timestamp, so that the highest one stays, whatever the
/// order of arrival. Equal timestamps come with equal values.
final class LogicalTime {
    /// Later than everything else: what is written with it is final.
    static final long FINAL = 1L << 62;

    private static final int SEQ_BITS = 40;
    private static final long MAX_EPOCH = FINAL >> SEQ_BITS;

    /// The highest seq that has a timestamp.
    static final long MAX_SEQ = (1L << SEQ_BITS) - 1;

    private LogicalTime() {}

    /// When the owner with this epoch writes what this entry causes.
    static long of(long epoch, long seq) {
        if (epoch < 0 || epoch >= MAX_EPOCH || seq < 0 || seq > MAX_SEQ) {
            throw new IllegalArgumentException("epoch: " + epoch + ", seq: " + seq + " (expected: 0.." + (MAX_EPOCH - 1)
                    + " and 0.." + MAX_SEQ + ")");
        }
        return (epoch << SEQ_BITS) + seq;
    }
}
