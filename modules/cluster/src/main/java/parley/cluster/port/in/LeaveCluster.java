package parley.cluster.port.in;

/// Takes this instance out of the cluster: what it owns is free for others at once.
@FunctionalInterface
public interface LeaveCluster {
    /// As [HandOverShards], and then leaves. Blocks, at most for the configured patience and a few answers of
    /// the table. Idempotent. Where the table does not answer, the others take over once the lease has run
    /// out.
    void leave();
}
