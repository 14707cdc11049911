package parley.messaging.port.out;

import parley.kernel.ConversationId;
import parley.kernel.InstanceId;

/// Which instance may write to a conversation. Asked for every send: answers come from memory, at once, and may be
/// older than the truth; the [Fence] is what decides.
@FunctionalInterface
public interface Ownership {
    Answer of(ConversationId conversation);

    /// Who owns the conversation.
    sealed interface Answer {
        /// This instance, under this lease. The same lease as long as it holds.
        record Mine(Lease lease) implements Answer {}

        record Elsewhere(InstanceId owner) implements Answer {}

        /// Nobody now, or it is not known who: ask again in a moment.
        record Nobody() implements Answer {}
    }

    /// @param epoch at least 1, grows with every change of owner
    /// @param fence holds as long as the lease does; once it does not, it never holds again, also if this instance
    ///     becomes the owner anew
    record Lease(long epoch, Fence fence) {}
}
