package parley.cluster.port.in;

/// Hands over what this instance owns and takes nothing any more, but leaves it one of the instances: others
/// go on delivering to its clients while it drains. What comes before [LeaveCluster].
@FunctionalInterface
public interface HandOverShards {
    /// Stops new writes, waits for those under way, releases the shards, and goes on as an instance without
    /// the role that owns them. Blocks, at most for the configured patience and a few answers of the table.
    /// Idempotent.
    void handOver();
}
