package parley.client.model;

/// Consecutive seqs of a conversation.
///
/// @param from first seq
/// @param to last seq, inclusive
public record SeqRange(long from, long to) {
    public SeqRange {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("range: " + from + " to " + to + " (expected: 1 <= from <= to)");
        }
    }
}
