package parley.messaging.port.out;

import parley.kernel.ConversationId;

/// Which conversations this instance may write to.
@FunctionalInterface
public interface Ownership {
    /// The lease under which this instance writes to the conversation.
    Lease lease(ConversationId conversation);

    /// @param epoch at least 1, grows with every change of owner
    /// @param fence holds as long as the lease does
    record Lease(long epoch, Fence fence) {}
}
