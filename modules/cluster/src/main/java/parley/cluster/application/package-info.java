/// How the cluster works inside. Public is only [parley.cluster.application.ClusterModule] and what it takes
/// and gives.
@NullMarked
package parley.cluster.application;

import org.jspecify.annotations.NullMarked;
