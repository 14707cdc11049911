package parley.messaging.port.out;

/// Tells whether the writer still owns the conversation. Only reads and counts in memory.
@FunctionalInterface
public interface Fence {
    /// The fence of a writer that can have no rival, as in the embedded profile.
    Fence OPEN = () -> true;

    /// Whether what was written since [#enter] counts, if this is asked after the write.
    boolean holds();

    /// Begins a write, unless ownership is over or is being handed on. Every `true` is followed by one [#leave],
    /// for which a hand-over waits.
    default boolean enter() {
        return holds();
    }

    /// Ends a write that [#enter] let begin.
    default void leave() {}
}
