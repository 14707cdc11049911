package parley.adapter.rocksdb.messaging;

/// Value of a cursor. Version 1: version 1, seq 8.
final class CursorRow {
    private static final byte VERSION = 1;
    private static final int BYTES = 1 + Long.BYTES;

    private CursorRow() {}

    static byte[] encode(long seq) {
        return new RowWriter(VERSION, BYTES).fixed(seq).toBytes();
    }

    static long decode(byte[] value) {
        return new RowReader("cursor", VERSION, value).fixed();
    }
}
