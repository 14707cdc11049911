package parley.messaging.domain;

import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// How far a conversation has come for one member: what is fanned out on write, idempotent and monotonic.
///
/// @param seq highest committed entry of the conversation
/// @param at time of that entry, milliseconds since the epoch
/// @param ordinal its ordinal
/// @param lastCountable seq of the last countable entry, 0 if none: what an inbox shows as last message
/// @param ownOrdinal ordinal of the last entry of this append that the member itself sent, 0 if none: its
/// read ordinal moves at least there, so that its own messages never count as unread
public record InboxHead(
        UserId user,
        ConversationId conversation,
        long seq,
        long at,
        long ordinal,
        long lastCountable,
        long ownOrdinal) {}
