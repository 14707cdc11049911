package parley.cluster.port.in;

import parley.cluster.domain.ClusterReading;

/// How this instance stands in the cluster. Answers from memory and never blocks.
@FunctionalInterface
public interface ReadCluster {
    ClusterReading read();
}
