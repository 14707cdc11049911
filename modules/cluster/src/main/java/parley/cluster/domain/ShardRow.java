package parley.cluster.domain;

/// What the table says about one shard.
///
/// @param shard 0 to [Shards#COUNT] - 1
/// @param owner [Incarnation#NONE] if it has none
/// @param epoch how often it was taken; 0 if never, and then it has no owner. Never decreases
public record ShardRow(int shard, Incarnation owner, long epoch) {
    public ShardRow {
        Shards.check(shard);
        if (epoch < 0 || (epoch == 0 && !owner.equals(Incarnation.NONE))) {
            throw new IllegalArgumentException("epoch: " + epoch + " (expected: >= 1, or 0 without an owner)");
        }
    }

    /// A shard that was never taken.
    public static ShardRow untouched(int shard) {
        return new ShardRow(shard, Incarnation.NONE, 0);
    }

    public boolean owned() {
        return !owner.equals(Incarnation.NONE);
    }

    public boolean ownedBy(Incarnation incarnation) {
        return owned() && owner.equals(incarnation);
    }
}
