package parley.cluster.port.in;

import parley.cluster.domain.Instance;

/// Makes this process one of the instances. From then on [RunUpkeep] keeps it one, also after it was given up for
/// dead, until [LeaveCluster].
@FunctionalInterface
public interface JoinCluster {
    /// Blocks until the table has it. Shards are taken afterwards, by the upkeep. Called once; after a fault it may
    /// be called again.
    ///
    /// @throws parley.cluster.domain.LeaseTableUnavailableException if the table did not answer
    void join(Instance self);
}
