package parley.cluster.port.in;

/// Tells a listener what changes from now on; first of all which instances live already.
@FunctionalInterface
public interface FollowCluster {
    void follow(Command command);

    /// @param listener told until the process ends
    record Command(ClusterListener listener) {}
}
