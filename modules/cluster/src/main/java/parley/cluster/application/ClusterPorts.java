package parley.cluster.application;

import java.util.concurrent.Executor;
import parley.cluster.port.out.LeaseTable;

/// What the cluster is built on.
///
/// @param executor runs what blocks besides the renewal, at most `parallel` tasks and one more at once
public record ClusterPorts(LeaseTable table, Executor executor) {}
