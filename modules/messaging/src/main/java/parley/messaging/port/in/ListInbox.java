package parley.messaging.port.in;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.Page;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Watermark;

/// A user's conversations with last message, unread count and everybody's watermarks, in id order.
@FunctionalInterface
public interface ListInbox {
    Result list(Query query);

    /// @param after last conversation of the page before; [ConversationId#NIL] for the first page
    /// @param limit 1 to 200
    record Query(UserId user, ConversationId after, int limit) {}

    /// @param member whether the user takes part in the conversation now
    /// @param watermarks of those who take part, as far as the user may see them; none in a large group
    record Item(Conversation conversation, boolean member, InboxRow row, Last last, List<Watermark> watermarks) {
        public Item {
            watermarks = List.copyOf(watermarks);
        }
    }

    /// What an inbox shows of a conversation.
    sealed interface Last {
        record Nothing() implements Last {}

        record Message(LogEntry entry) implements Last {}
    }

    sealed interface Result {
        record Found(Page<Item> page) implements Result {}

        record Unavailable() implements Result {}
    }
}
