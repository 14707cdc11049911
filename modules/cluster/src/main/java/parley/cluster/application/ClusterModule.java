package parley.cluster.application;

import java.time.Clock;
import parley.cluster.port.in.FindOwner;
import parley.cluster.port.in.FollowCluster;
import parley.cluster.port.in.HandOverShards;
import parley.cluster.port.in.JoinCluster;
import parley.cluster.port.in.LeaveCluster;
import parley.cluster.port.in.ListInstances;
import parley.cluster.port.in.ReadCluster;
import parley.cluster.port.in.RunUpkeep;
import parley.kernel.IdGenerator;
import parley.kernel.Ticker;

/// Builds the cluster: its in-ports over the given out-ports.
public final class ClusterModule {
    private ClusterModule() {}

    /// The in-ports of the cluster.
    public record Cluster(
            JoinCluster join,
            HandOverShards handOver,
            LeaveCluster leave,
            FindOwner find,
            ListInstances list,
            FollowCluster follow,
            ReadCluster read,
            RunUpkeep upkeep) {}

    /// @param clock the wall clock of this machine, which knows of time in which the machine was suspended
    /// @param ticker its monotonic clock, which nobody sets
    public static Cluster create(
            ClusterPorts ports, ClusterConfig config, Clock clock, Ticker ticker, IdGenerator ids) {
        Clocks clocks = new Clocks(ticker, clock);
        Tally tally = new Tally();
        Listeners listeners = new Listeners();
        Holdings holdings = new Holdings(listeners);
        Membership membership = new Membership(ports.table(), config, clocks, ids, holdings, tally);
        Settlement settlement = new Settlement(ports, config, clocks, membership, holdings, tally);
        Survey survey = new Survey(ports, config, clocks, membership, settlement, listeners, tally);
        return new Cluster(
                new JoinClusterHandler(membership),
                new HandOverShardsHandler(membership, settlement),
                new LeaveClusterHandler(membership, settlement),
                new FindOwnerHandler(holdings, membership, survey),
                new ListInstancesHandler(survey),
                new FollowClusterHandler(listeners),
                new ReadClusterHandler(membership, holdings, settlement, survey, tally),
                new RunUpkeepHandler(membership, survey, ports.executor()));
    }
}
