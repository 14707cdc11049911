package parley.adapter.artemis;

import java.nio.ByteBuffer;
import java.util.UUID;
import parley.kernel.ConversationId;

/// A fan-out job as it is sent. Version 1: version 1, then conversation 16 and epoch, first, last, at, ordinal and
/// lastCountable, 8 bytes each, big-endian.
///
/// @param first seq of the first entry that it is about, at least 1
/// @param last seq of the last one
public record FanOutMessage(
        ConversationId conversation, long epoch, long first, long last, long at, long ordinal, long lastCountable) {
    private static final byte VERSION = 1;
    private static final int BYTES = 1 + 2 * Long.BYTES + 6 * Long.BYTES;

    public byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .putLong(conversation.value().getMostSignificantBits())
                .putLong(conversation.value().getLeastSignificantBits())
                .putLong(epoch)
                .putLong(first)
                .putLong(last)
                .putLong(at)
                .putLong(ordinal)
                .putLong(lastCountable)
                .array();
    }

    /// @throws UndecodableJobException if the bytes are not a job of a known version
    public static FanOutMessage decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new UndecodableJobException("fan-out job of version " + (bytes.length == 0 ? "none" : bytes[0])
                    + " (expected: " + VERSION + ")");
        }
        if (bytes.length != BYTES) {
            throw new UndecodableJobException("fan-out job of " + bytes.length + " bytes (expected: " + BYTES + ")");
        }
        ByteBuffer row = ByteBuffer.wrap(bytes, 1, BYTES - 1);
        FanOutMessage message = new FanOutMessage(
                new ConversationId(new UUID(row.getLong(), row.getLong())),
                row.getLong(),
                row.getLong(),
                row.getLong(),
                row.getLong(),
                row.getLong(),
                row.getLong());
        if (message.first < 1 || message.last < message.first) {
            throw new UndecodableJobException("fan-out job of entries " + message.first + " to " + message.last
                    + " (expected: 1 <= first <= last)");
        }
        return message;
    }
}
