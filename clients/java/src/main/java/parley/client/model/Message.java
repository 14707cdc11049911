package parley.client.model;

import java.time.Instant;

/// A stored message.
///
/// @param seq its place in the conversation: from 1, without gaps
/// @param sender who wrote it
/// @param device which of the sender's devices
/// @param at server time
public record Message(
        ConversationId conversation, long seq, UserId sender, DeviceId device, Cid cid, Instant at, Content content) {
    public Message {
        if (seq < 1) {
            throw new IllegalArgumentException("seq: " + seq + " (expected: > 0)");
        }
    }
}
