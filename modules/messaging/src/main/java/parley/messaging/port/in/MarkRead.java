package parley.messaging.port.in;

import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// A user has read a conversation up to a seq: one event for many messages. Idempotent and monotonic.
///
/// Stored first; then the user's other devices and those to whom it matters are told, coalesced over about
/// 100 ms: the other member, or in a group below 100 members those who sent something that was read. Nobody
/// else is told, and nothing but the user's own mark is stored, if the user does not let others see what it
/// reads. The user's mark as unread is cleared at once.
@FunctionalInterface
public interface MarkRead {
    /// Takes the mark and returns; `reply` gets the result once, at the latest after the next flush, on
    /// another thread or on this one.
    void mark(Command command, Reply reply);

    record Command(UserId user, DeviceId device, ConversationId conversation, long seq) {}

    /// Receives the result; must neither block nor throw.
    @FunctionalInterface
    interface Reply {
        void accept(Result result);
    }

    sealed interface Result {
        /// Durable.
        record Marked() implements Result {}

        /// Beyond the head, or less than 1. Nothing changed.
        record OutOfRange() implements Result {}

        /// No such conversation, or the user is not a member of it.
        record NotFound() implements Result {}

        record Unavailable() implements Result {}
    }
}
