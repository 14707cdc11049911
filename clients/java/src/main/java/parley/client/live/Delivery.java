package parley.client.live;

import parley.client.model.Cid;
import parley.client.model.ConversationId;
import parley.client.model.SeqRange;

/// Work for the [Dispatcher], in order.
sealed interface Delivery {
    record News(Event event) implements Delivery {}

    /// Entries that count as received once the handler returned.
    ///
    /// @param pushed whether the server sent them in the conversation's order, unlike an own acknowledgement
    /// @param awaited whether the sender is shown at once that they arrived, as in a conversation of two; other
    ///     confirmations may wait and go together
    /// @param epoch entries of an earlier epoch come again and must not be handled now
    record Entry(Event event, ConversationId conversation, SeqRange range, boolean pushed, boolean awaited, long epoch)
            implements Delivery {}

    /// Something the device has was sent again: confirm it again.
    record Repeated(ConversationId conversation, long epoch) implements Delivery {}

    /// The server refused a send's cid for its time: the outbox gets another.
    record Remint(Pending send, Cid replacement) implements Delivery {}

    /// A read watermark to remember.
    record ReadMark(ConversationId conversation, long seq) implements Delivery {}

    record Restart(String generation) implements Delivery {}

    record End() implements Delivery {}
}
