package parley.adapter.grpc;

/// Which envelope of a peer comes next, if none is missing. Confined to whoever holds the peer's lock.
final class Numbering {
    private long expected = 1;

    /// Takes note of `count` envelopes, the first of which is number `first`.
    ///
    /// @return whether any are missing before them
    boolean arrive(long first, int count) {
        boolean complete = first == expected;
        expected = first + count;
        return !complete;
    }
}
