package parley.messaging.port.out;

/// Tells whether the writer still owns the conversation.
@FunctionalInterface
public interface Fence {
    /// The fence of a writer that can have no rival, as in the embedded profile.
    Fence OPEN = () -> true;

    boolean holds();
}
