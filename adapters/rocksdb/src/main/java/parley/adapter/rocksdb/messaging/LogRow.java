package parley.adapter.rocksdb.messaging;

import parley.kernel.Cid;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.Content;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.LogEntry;

/// Value of a log row: skeleton and content in one. Conversation and seq are in the key.
///
/// Version 1: version 1, kind 1, sender 16, device 16, cid 16, at 8, then as varints epoch, ordinal,
/// refersTo, seq - appendFirst; the rest is the content, empty if erased.
final class LogRow {
    static final byte VERSION = 1;
    private static final byte MESSAGE = 1;
    private static final byte SYSTEM = 2;
    private static final int VARINTS = 4;
    private static final int SKELETON_MAX =
            2 + 3 * BigEndian.UUID_BYTES + Long.BYTES + VARINTS * RowWriter.VARINT_LIMIT;

    private LogRow() {}

    static byte[] encode(LogEntry entry) {
        byte[] content = entry.content().json();
        return new RowWriter(VERSION, SKELETON_MAX + content.length)
                .one(code(entry.kind()))
                .uuid(entry.sender().value())
                .uuid(entry.device().value())
                .uuid(entry.cid().value())
                .fixed(entry.at())
                .varint(entry.epoch())
                .varint(entry.ordinal())
                .varint(entry.refersTo())
                .varint(entry.seq() - entry.appendFirst())
                .rest(content)
                .toBytes();
    }

    static LogEntry decode(byte[] key, byte[] value) {
        long seq = Keys.seqOfLog(key);
        RowReader row = new RowReader("log row", VERSION, value);
        EntryKind kind = kind(row.one());
        UserId sender = new UserId(row.uuid());
        DeviceId device = new DeviceId(row.uuid());
        Cid cid = new Cid(row.uuid());
        long at = row.fixed();
        long epoch = row.varint();
        long ordinal = row.varint();
        long refersTo = row.varint();
        long appendFirst = seq - row.varint();
        return new LogEntry(
                Keys.conversationOfLog(key),
                seq,
                epoch,
                kind,
                ordinal,
                sender,
                device,
                cid,
                at,
                refersTo,
                appendFirst,
                Content.of(row.rest()));
    }

    private static byte code(EntryKind kind) {
        return switch (kind) {
            case MESSAGE -> MESSAGE;
            case SYSTEM -> SYSTEM;
        };
    }

    private static EntryKind kind(byte code) {
        return switch (code) {
            case MESSAGE -> EntryKind.MESSAGE;
            case SYSTEM -> EntryKind.SYSTEM;
            default -> throw new IllegalStateException("log row of kind " + code + " (expected: 1 or 2)");
        };
    }
}
