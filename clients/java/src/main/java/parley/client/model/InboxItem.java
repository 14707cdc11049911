package parley.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A conversation as the conversation list shows it.
///
/// @param with the other person, or a group
/// @param head highest seq
/// @param at server time of the head
/// @param read the own read watermark
/// @param newest the newest message, or nothing if it is gone
/// @param receipts the watermarks of its members; of a large group none, see [MessageReceipts]
public record InboxItem(
        ConversationId conversation,
        Counterpart with,
        long head,
        Instant at,
        long unread,
        long read,
        List<Message> newest,
        List<Watermark> receipts,
        ConversationSettings settings) {
    public InboxItem {
        newest = List.copyOf(newest);
        receipts = List.copyOf(receipts);
    }

    /// The newest message.
    public Optional<Message> last() {
        return newest.stream().findFirst();
    }

    /// The other person of a direct conversation; the own user in one with oneself.
    public Optional<UserId> peer() {
        return with instanceof Counterpart.Person(var user) ? Optional.of(user) : Optional.empty();
    }
}
