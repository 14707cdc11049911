package parley.adapter.rocksdb.messaging;

import static parley.adapter.rocksdb.messaging.BigEndian.UUID_BYTES;
import static parley.adapter.rocksdb.messaging.BigEndian.getUuid;
import static parley.adapter.rocksdb.messaging.BigEndian.putLong;
import static parley.adapter.rocksdb.messaging.BigEndian.putUuid;

import java.util.UUID;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Keys of the column families, as [parley.adapter.rocksdb.Family] lists them.
final class Keys {
    /// Group of an inbox row: what appends write.
    static final byte HEAD = 1;

    /// Group of an inbox row: what reading writes.
    static final byte READ = 2;

    /// Group of an inbox row: what the user has set.
    static final byte SETTINGS = 3;

    /// At or before all keys of the outbox.
    static final byte[] OUTBOX_START = {};

    private static final byte BEYOND_GROUPS = (byte) 0xFF;
    private static final int PAIR_BYTES = 2 * UUID_BYTES;
    private static final int TRIPLE_BYTES = 3 * UUID_BYTES;
    private static final int OUTBOX_EPOCH = Long.BYTES + UUID_BYTES;
    private static final int OUTBOX_BYTES = OUTBOX_EPOCH + 2 * Long.BYTES;

    private Keys() {}

    static byte[] log(ConversationId conversation, long seq) {
        byte[] key = new byte[UUID_BYTES + Long.BYTES];
        putUuid(key, 0, conversation.value());
        putLong(key, UUID_BYTES, seq);
        return key;
    }

    static long seqOfLog(byte[] key) {
        return BigEndian.getLong(key, UUID_BYTES);
    }

    static ConversationId conversationOfLog(byte[] key) {
        return new ConversationId(getUuid(key, 0));
    }

    static byte[] dedup(UserId sender, Cid cid) {
        return pair(sender.value(), cid.value());
    }

    static byte[] inbox(UserId user, ConversationId conversation, byte group) {
        byte[] key = new byte[PAIR_BYTES + 1];
        putUuid(key, 0, user.value());
        putUuid(key, UUID_BYTES, conversation.value());
        key[PAIR_BYTES] = group;
        return key;
    }

    /// Lies after all groups of the conversation and before the next conversation.
    static byte[] inboxAfter(UserId user, ConversationId conversation) {
        return inbox(user, conversation, BEYOND_GROUPS);
    }

    static ConversationId conversationOfInbox(byte[] key) {
        return new ConversationId(getUuid(key, UUID_BYTES));
    }

    static byte groupOfInbox(byte[] key) {
        return key[PAIR_BYTES];
    }

    static byte[] cursor(UserId user, DeviceId device, ConversationId conversation) {
        byte[] key = new byte[TRIPLE_BYTES];
        putUuid(key, 0, user.value());
        putUuid(key, UUID_BYTES, device.value());
        putUuid(key, PAIR_BYTES, conversation.value());
        return key;
    }

    static byte[] cursors(UserId user, DeviceId device) {
        return pair(user.value(), device.value());
    }

    static ConversationId conversationOfCursor(byte[] key) {
        return new ConversationId(getUuid(key, PAIR_BYTES));
    }

    static byte[] receipt(ConversationId conversation, UserId user) {
        return pair(conversation.value(), user.value());
    }

    static byte[] receipts(ConversationId conversation) {
        return conversation(conversation);
    }

    static UserId userOfReceipt(byte[] key) {
        return new UserId(getUuid(key, UUID_BYTES));
    }

    static byte[] conversation(ConversationId conversation) {
        byte[] key = new byte[UUID_BYTES];
        putUuid(key, 0, conversation.value());
        return key;
    }

    static byte[] outbox(long at, ConversationId conversation, long epoch, long last) {
        byte[] key = new byte[OUTBOX_BYTES];
        putLong(key, 0, at);
        putUuid(key, Long.BYTES, conversation.value());
        putLong(key, OUTBOX_EPOCH, epoch);
        putLong(key, OUTBOX_EPOCH + Long.BYTES, last);
        return key;
    }

    static long atOfOutbox(byte[] key) {
        return BigEndian.getLong(key, 0);
    }

    static ConversationId conversationOfOutbox(byte[] key) {
        return new ConversationId(getUuid(key, Long.BYTES));
    }

    static long epochOfOutbox(byte[] key) {
        return BigEndian.getLong(key, OUTBOX_EPOCH);
    }

    static long lastOfOutbox(byte[] key) {
        return BigEndian.getLong(key, OUTBOX_EPOCH + Long.BYTES);
    }

    private static byte[] pair(UUID first, UUID second) {
        byte[] key = new byte[PAIR_BYTES];
        putUuid(key, 0, first);
        putUuid(key, UUID_BYTES, second);
        return key;
    }
}
