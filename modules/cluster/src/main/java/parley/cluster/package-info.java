/// Which instances there are, and which of them may write to which conversations at the moment: leases on
/// shards, taken, renewed and taken over so that no two instances ever own the same shard under the same
/// epoch.
@NullMarked
package parley.cluster;

import org.jspecify.annotations.NullMarked;
