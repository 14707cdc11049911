package parley.cluster.port.in;

import java.util.Set;
import parley.cluster.domain.Instance;

/// Is told what changes in the cluster, one call at a time and in the order in which it was noticed. Must return
/// soon and not throw; may be called from any thread.
public interface ClusterListener {
    /// Another instance lives, or has come back after it was given up.
    void appeared(Instance instance);

    /// Another instance has left or was given up. What it had not finished is lost or will come from others.
    void went(Instance instance);

    /// This instance owns these shards from now on, each under a new epoch.
    void gained(Set<Integer> shards);

    /// This instance does not own these shards any more. Their fences have ended before. Some of them may have been
    /// lost before anybody was told that they were gained.
    void lost(Set<Integer> shards);
}
