package parley.client.model;

import java.time.Instant;

/// The server's word that a message is stored durably and will reach everyone.
///
/// @param at server time of the message
/// @param duplicate whether an earlier attempt with the same cid had already stored it
public record Sent(Cid cid, ConversationId conversation, long seq, Instant at, boolean duplicate) {}
