package parley.app.transfer;

/// Told how a transfer goes.
@FunctionalInterface
public interface Progress {
    /// @param step what is being done
    /// @param count how much of it is done, over all runs
    void at(String step, long count);
}
