package parley.presence.port.out;

/// Told when what was pushed to streams of this instance may not have found them, because they were missing
/// in the registry.
@FunctionalInterface
public interface StreamDoubts {
    /// Returns at once.
    void raise();
}
