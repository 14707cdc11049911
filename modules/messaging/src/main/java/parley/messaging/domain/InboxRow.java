package parley.messaging.domain;

import parley.kernel.ConversationId;

/// One conversation in one user's inbox.
///
/// @param head seq of the highest committed entry that the user may see
/// @param at time of that entry, milliseconds since the epoch
/// @param ordinal its ordinal
/// @param lastCountable seq of the last countable entry, 0 if none
/// @param readSeq the user has read up to here (never moved by sending)
/// @param readOrdinal countable entries read or sent over
/// @param settings what the user has set for it
public record InboxRow(
        ConversationId conversation,
        long head,
        long at,
        long ordinal,
        long lastCountable,
        long readSeq,
        long readOrdinal,
        ConversationSettings settings) {
    /// A row for which nothing was set.
    public InboxRow(
            ConversationId conversation,
            long head,
            long at,
            long ordinal,
            long lastCountable,
            long readSeq,
            long readOrdinal) {
        this(conversation, head, at, ordinal, lastCountable, readSeq, readOrdinal, ConversationSettings.DEFAULTS);
    }

    /// Countable entries that the user has not read.
    public long unread() {
        return Math.max(0, ordinal - readOrdinal);
    }
}
