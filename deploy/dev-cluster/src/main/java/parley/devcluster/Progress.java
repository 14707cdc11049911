package parley.devcluster;

/// Where servers say what they are doing, a line at a time.
@FunctionalInterface
public interface Progress {
    /// Says nothing.
    Progress NONE = line -> {};

    /// Takes one line, without its end. Called by any thread.
    void report(String line);
}
