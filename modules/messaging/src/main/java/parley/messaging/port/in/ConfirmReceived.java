package parley.messaging.port.in;

import parley.kernel.ConversationId;
import parley.kernel.SessionId;

/// A device has stored everything of a conversation up to a seq. Cumulative; moves the cursor and frees the
/// window.
@FunctionalInterface
public interface ConfirmReceived {
    Result confirm(Command command);

    record Command(SessionId session, ConversationId conversation, long seq) {}

    sealed interface Result {
        record Confirmed() implements Result {}

        /// Beyond what was sent to this stream, or less than 1. Nothing changed.
        record OutOfRange() implements Result {}

        /// The session has no stream.
        record NoStream() implements Result {}

        record Unavailable() implements Result {}
    }
}
