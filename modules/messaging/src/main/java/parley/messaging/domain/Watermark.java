package parley.messaging.domain;

import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// How far a member's devices have received (`delivered`) and the member has read (`read`) a conversation.
///
/// Both only grow; 0 means nothing yet.
public record Watermark(ConversationId conversation, UserId user, long delivered, long read) {}
