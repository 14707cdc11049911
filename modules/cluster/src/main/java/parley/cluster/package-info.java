/// Owns the membership of instances in the cluster and the leases on shards: which instances there are, and
/// which of them may write to which conversations at the moment.
///
/// Main path: an instance joins under a new incarnation ([parley.cluster.port.in.JoinCluster]) and keeps
/// beating ([parley.cluster.port.in.RunUpkeep]); it reads the shared table now and then, gives up who did not
/// beat for a whole lease, takes the shards that it should own and nobody who lives does, and hands over
/// those that others should own; writers ask who owns a conversation ([parley.cluster.port.in.FindOwner]) and
/// enter the fence they are given.
///
/// Invariants: a shard is taken only from nobody or from the dead, and under a higher epoch than ever before;
/// who is dead in the table has no lease any more, on either clock; an unknown answer never lengthens a
/// lease; a fence that has ended never holds again; no foreign clock is ever looked at.
@NullMarked
package parley.cluster;

import org.jspecify.annotations.NullMarked;
