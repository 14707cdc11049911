package parley.messaging.domain;

import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// How far a conversation has come for one member: what is fanned out on write, idempotent and monotonic.
///
/// @param seq highest committed entry of the conversation
/// @param at time of that entry, milliseconds since the epoch
/// @param ordinal its ordinal
/// @param lastCountable seq of the last countable entry, 0 if none: what an inbox shows as last message
/// @param own whether the member itself sent an entry of this append, which also moves its read ordinal to
/// `ordinal`
public record InboxHead(
        UserId user, ConversationId conversation, long seq, long at, long ordinal, long lastCountable, boolean own) {}
