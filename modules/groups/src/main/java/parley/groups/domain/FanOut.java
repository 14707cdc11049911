package parley.groups.domain;

import parley.kernel.ConversationId;

/// What an append to a large group leaves to be done: heads and pushes for its members.
///
/// @param epoch lease epoch of the append
/// @param first seq of its first entry
/// @param last seq of its last entry: the members' new head
/// @param at time of the last entry, milliseconds since the epoch
/// @param ordinal its ordinal
/// @param lastCountable seq of the last countable entry up to there, 0 if none
public record FanOut(
        ConversationId group, long epoch, long first, long last, long at, long ordinal, long lastCountable) {
    public FanOut {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException(
                    "first: " + first + ", last: " + last + " (expected: 1 <= first <= last)");
        }
    }
}
