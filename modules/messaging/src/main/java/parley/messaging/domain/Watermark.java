package parley.messaging.domain;

import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// How far a member's devices have received (`delivered`) and the member has read (`read`) a conversation.
///
/// Both only grow; 0 means nothing yet.
public record Watermark(ConversationId conversation, UserId user, long delivered, long read) {
    /// Both values raised to the maximum of the two.
    public Watermark max(Watermark other) {
        return new Watermark(conversation, user, Math.max(delivered, other.delivered), Math.max(read, other.read));
    }
}
