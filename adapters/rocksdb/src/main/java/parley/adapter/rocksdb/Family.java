package parley.adapter.rocksdb;

import java.nio.charset.StandardCharsets;

/// The column families. All keys are big-endian, so that order of bytes is unsigned order of ids and seqs.
///
/// ```
/// log            conversation 16 | seq 8          -> log row
/// dedup          sender 16 | cid 16               -> conversation, seq
/// inbox          user 16 | conversation 16 | group 1 -> head row, read row or settings row
/// cursors        user 16 | device 16 | conversation 16 -> seq
/// receipts       conversation 16 | user 16        -> delivered, read
/// conversations  conversation 16                  -> kind, members
/// outbox         at 8 | conversation 16 | epoch 8 | last 8 -> fan-out job
/// meta           name                             -> format, generation
/// ```
public enum Family {
    LOG("log", 16, Shape.LARGE, false),
    DEDUP("dedup", 0, Shape.POINT, false),
    INBOX("inbox", 16, Shape.LARGE, true),
    CURSORS("cursors", 32, Shape.SMALL, true),
    RECEIPTS("receipts", 16, Shape.SMALL, true),
    CONVERSATIONS("conversations", 0, Shape.SMALL, true),
    META("meta", 0, Shape.SMALL, false),
    OUTBOX("outbox", 0, Shape.SMALL, false);

    /// What a family is tuned for.
    enum Shape {
        /// Takes part in every message; read in ranges.
        LARGE,
        /// Takes part in every message; single keys only, mostly absent ones.
        POINT,
        /// Written less often.
        SMALL
    }

    private final String label;
    private final int prefixBytes;
    private final Shape shape;
    private final boolean remembered;

    Family(String label, int prefixBytes, Shape shape, boolean remembered) {
        this.label = label;
        this.prefixBytes = prefixBytes;
        this.shape = shape;
        this.remembered = remembered;
    }

    byte[] nativeName() {
        return label.getBytes(StandardCharsets.US_ASCII);
    }

    /// Whether stores of earlier versions lack it; it is added when such a store is opened.
    boolean isLater() {
        return this == OUTBOX;
    }

    /// Length of the part of the key that a [View#scan] never leaves; 0 if the family is scanned whole or not at all.
    int prefixBytes() {
        return prefixBytes;
    }

    Shape shape() {
        return shape;
    }

    /// Whether the committer keeps recent values in memory, because it decides on the old value at every
    /// write.
    boolean remembered() {
        return remembered;
    }
}
