package parley.messaging.domain;

import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// A user has read a conversation up to an entry.
///
/// @param seq the entry read up to
/// @param ordinal ordinal of that entry
public record ReadMark(UserId user, ConversationId conversation, long seq, long ordinal) {}
