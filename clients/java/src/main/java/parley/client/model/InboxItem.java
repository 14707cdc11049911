package parley.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A conversation as the conversation list shows it.
///
/// @param peer the other person; the own user in a conversation with oneself
/// @param head highest seq
/// @param at server time of the head
/// @param read the own read watermark
/// @param newest the newest message, or nothing if it is gone
/// @param receipts everybody's watermarks
public record InboxItem(
        ConversationId conversation,
        UserId peer,
        long head,
        Instant at,
        long unread,
        long read,
        List<Message> newest,
        List<Watermark> receipts) {
    public InboxItem {
        newest = List.copyOf(newest);
        receipts = List.copyOf(receipts);
    }

    /// The newest message.
    public Optional<Message> last() {
        return newest.stream().findFirst();
    }
}
