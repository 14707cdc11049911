package parley.client.model;

import java.time.Instant;
import java.util.Optional;

/// A stored message, or a change of a group.
///
/// @param seq its place in the conversation: from 1, without gaps
/// @param sender who wrote it, or changed the group
/// @param device which of the sender's devices
/// @param at server time
/// @param system whether it is a change of the group, told by the server
public record Message(
        ConversationId conversation,
        long seq,
        UserId sender,
        DeviceId device,
        Cid cid,
        Instant at,
        Content content,
        boolean system) {
    public Message {
        if (seq < 1) {
            throw new IllegalArgumentException("seq: " + seq + " (expected: > 0)");
        }
    }

    /// A message that a user wrote.
    public Message(
            ConversationId conversation,
            long seq,
            UserId sender,
            DeviceId device,
            Cid cid,
            Instant at,
            Content content) {
        this(conversation, seq, sender, device, cid, at, content, false);
    }

    /// The change of the group, if it is one.
    public Optional<GroupChange> change() {
        return system ? Optional.of(GroupChange.of(content)) : Optional.empty();
    }
}
