package parley.messaging.application;

import java.util.Arrays;

/// Messages of one conversation that are in flight: their ascending seqs and their sizes, first in first out, in rings
/// that grow up to a bound.
final class InFlight {
    private static final int INITIAL = 4;

    private final int most;
    private long[] seqs = {};
    private int[] sizes = {};
    private int head;
    private int count;
    private long bytes;

    /// @param most how many there may be
    InFlight(int most) {
        this.most = most;
    }

    int count() {
        return count;
    }

    /// Bytes of content of all of them.
    long bytes() {
        return bytes;
    }

    /// @throws IllegalStateException if it is full
    void add(long seq, int size) {
        if (count == most) {
            throw new IllegalStateException("in flight: " + count + " (expected: below " + most + ")");
        }
        if (count == seqs.length) {
            grow();
        }
        int slot = (head + count) % seqs.length;
        seqs[slot] = seq;
        sizes[slot] = size;
        count++;
        bytes += size;
    }

    void removeUpTo(long seq) {
        while (count > 0 && seqs[head] <= seq) {
            bytes -= sizes[head];
            head = (head + 1) % seqs.length;
            count--;
        }
    }

    private void grow() {
        int length = Math.min(most, Math.max(INITIAL, seqs.length * 2));
        long[] moreSeqs = Arrays.copyOf(seqs, length);
        int[] moreSizes = Arrays.copyOf(sizes, length);
        for (int index = 0; index < count; index++) {
            int slot = (head + index) % seqs.length;
            moreSeqs[index] = seqs[slot];
            moreSizes[index] = sizes[slot];
        }
        seqs = moreSeqs;
        sizes = moreSizes;
        head = 0;
    }
}
