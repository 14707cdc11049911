package parley.adapter.rocksdb.messaging;

import parley.messaging.domain.ConversationSettings;

/// Value of the settings group of an inbox row. Version 1: version 1, mutedUntil 8, changedAt 8, one byte of flags:
/// 1 archived, 2 pinned, 4 unread.
final class SettingsRow {
    private static final byte VERSION = 1;
    private static final int BYTES = 2 + 2 * Long.BYTES;
    private static final int ARCHIVED = 1;
    private static final int PINNED = 2;
    private static final int UNREAD = 4;

    private SettingsRow() {}

    static byte[] encode(ConversationSettings settings) {
        int flags = (settings.archived() ? ARCHIVED : 0)
                | (settings.pinned() ? PINNED : 0)
                | (settings.unread() ? UNREAD : 0);
        return new RowWriter(VERSION, BYTES)
                .fixed(settings.mutedUntil())
                .fixed(settings.changedAt())
                .one((byte) flags)
                .toBytes();
    }

    static ConversationSettings decode(byte[] value) {
        RowReader row = new RowReader("conversation settings", VERSION, value);
        long mutedUntil = row.fixed();
        long changedAt = row.fixed();
        int flags = row.one();
        return new ConversationSettings(
                mutedUntil, (flags & ARCHIVED) != 0, (flags & PINNED) != 0, (flags & UNREAD) != 0, changedAt);
    }
}
