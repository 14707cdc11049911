package parley.messaging.application;

/// Ascending seqs of one conversation, first in first out, in a ring that grows up to its bound.
final class SeqQueue {
    private static final int INITIAL = 4;

    private final int most;
    private long[] ring = new long[INITIAL];
    private int head;
    private int size;

    SeqQueue(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    /// @throws IllegalStateException if it is full
    void add(long seq) {
        if (size == most) {
            throw new IllegalStateException("size: " + size + " (expected: below " + most + ")");
        }
        if (size == ring.length) {
            grow();
        }
        ring[(head + size) % ring.length] = seq;
        size++;
    }

    /// @return how many were removed
    int removeUpTo(long seq) {
        int removed = 0;
        while (size > 0 && ring[head] <= seq) {
            head = (head + 1) % ring.length;
            size--;
            removed++;
        }
        return removed;
    }

    private void grow() {
        long[] larger = new long[Math.min(most, ring.length * 2)];
        for (int index = 0; index < size; index++) {
            larger[index] = ring[(head + index) % ring.length];
        }
        ring = larger;
        head = 0;
    }
}
