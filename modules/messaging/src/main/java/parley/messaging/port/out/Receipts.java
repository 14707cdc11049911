package parley.messaging.port.out;

import java.util.List;
import parley.kernel.ConversationId;
import parley.messaging.domain.Watermark;

/// The delivered and read watermarks of every member of every conversation.
///
/// All methods block and throw [LogUnavailableException] when the store cannot answer.
public interface Receipts {
    /// Watermarks of all members that have one, in no particular order.
    List<Watermark> list(ConversationId conversation);

    /// Raises watermarks, both values each to the maximum of old and new; durable on return. Idempotent.
    void advance(List<Watermark> watermarks);
}
