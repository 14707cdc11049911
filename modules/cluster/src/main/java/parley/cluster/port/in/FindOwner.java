package parley.cluster.port.in;

import parley.cluster.domain.Fence;
import parley.kernel.ConversationId;
import parley.kernel.InstanceId;

/// Who may write to a conversation. Answers from memory and never blocks.
@FunctionalInterface
public interface FindOwner {
    Result find(ConversationId conversation);

    sealed interface Result {
        /// This instance, now.
        ///
        /// @param epoch at least 1; higher than that of every owner before
        /// @param fence to be entered for every write
        record Owned(long epoch, Fence fence) implements Result {}

        /// Another instance, as far as is known. What is known may be a second old; the instance itself knows.
        record Elsewhere(InstanceId owner) implements Result {}

        /// Nobody at the moment, or it is not known who: ask again soon.
        record Nobody() implements Result {}
    }
}
