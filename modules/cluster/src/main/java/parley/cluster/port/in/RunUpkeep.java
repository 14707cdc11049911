package parley.cluster.port.in;

/// The periodic work of the cluster: renews the lease, watches the others, takes and releases shards.
@FunctionalInterface
public interface RunUpkeep {
    /// Does what is due. Called about every 100 ms by a thread that does nothing else; blocks while the lease is
    /// renewed. Everything else runs on the executor.
    void run();
}
