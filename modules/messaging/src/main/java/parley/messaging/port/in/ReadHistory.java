package parley.messaging.port.in;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Visibility;

/// Pages through a conversation, both ways.
@FunctionalInterface
public interface ReadHistory {
    Result read(Query query);

    /// @param limit 1 to 200
    record Query(UserId user, ConversationId conversation, Range range, int limit) {}

    /// Which side of a position to read. Positions are exclusive.
    sealed interface Range {
        /// The newest entries.
        record Latest() implements Range {}

        record Before(long seq) implements Range {}

        record After(long seq) implements Range {}
    }

    sealed interface Result {
        /// @param entries ascending by seq whatever the direction; erased ones included, those that the user may not
        ///     see left out
        /// @param visibility what the user may see: a gap between entries that is not a hole of it is a fault
        /// @param head the highest seq the user may see
        record Found(List<LogEntry> entries, Visibility visibility, long head) implements Result {
            public Found {
                entries = List.copyOf(entries);
            }
        }

        /// No such conversation, or the user is not a member of it.
        record NotFound() implements Result {}

        record Unavailable() implements Result {}
    }
}
