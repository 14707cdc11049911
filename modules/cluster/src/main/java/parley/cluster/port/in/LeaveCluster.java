package parley.cluster.port.in;

/// Takes this instance out of the cluster: what it owns is free for others at once.
@FunctionalInterface
public interface LeaveCluster {
    /// Stops new writes shard by shard, waits for those under way, releases the shards and then leaves. Blocks, at
    /// most for the configured patience and two answers of the table. Idempotent. Where the table does not answer,
    /// the others take over once the lease has run out.
    void leave();
}
