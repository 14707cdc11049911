package parley.cluster.port.out;

import java.time.Duration;
import java.util.List;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.Instance;
import parley.cluster.domain.InstanceRow;
import parley.cluster.domain.ShardRow;

/// The table that all instances share: who lives, and who owns what.
///
/// Every change is made under a condition, and the changes of one row happen one after the other, as if there was
/// a single copy. A change that was answered is seen by every read that begins later. There are no times in it and
/// nothing expires by itself.
///
/// Every method blocks, is safe for concurrent use, and throws [LeaseTableUnavailableException] when the table did
/// not answer: a change may then have been made, or may be made at any later time while its condition holds. No
/// implementation repeats a change by itself once its outcome is unknown. Changes of different shards do not
/// hinder each other; an instance makes many at once.
public interface LeaseTable {
    /// Adds an incarnation, alive and with beat 0.
    ///
    /// @param lease for how long others wait for its next beat
    /// @return whether it was added; `false` if it is there already
    boolean join(Incarnation self, Instance instance, Duration lease);

    /// Sets the beat to `beat + 1`, if it is `beat` and the incarnation is not dead.
    ///
    /// @return whether that was so; `false` also for an unknown incarnation
    boolean renew(Incarnation self, long beat);

    /// Marks an incarnation as dead, if its beat is `beat` and it is not dead.
    ///
    /// @return whether that was so; `false` also for an unknown incarnation
    boolean bury(Incarnation other, long beat);

    /// Marks an incarnation as dead, whatever its beat. Idempotent; does nothing for an unknown incarnation.
    void leave(Incarnation self);

    /// All incarnations, dead ones included, in no particular order.
    List<InstanceRow> instances();

    /// Removes an incarnation, if it is dead. Idempotent. The caller knows that it owns nothing.
    void forget(Incarnation dead);

    /// All shards, in ascending order, those that were never taken included.
    List<ShardRow> shards();

    /// Makes `self` the owner of a shard under the next epoch, if owner and epoch are as in `expected`.
    ///
    /// @param expected what was read of the shard
    /// @return whether that was so; the epoch is `expected.epoch() + 1` then
    boolean take(ShardRow expected, Incarnation self);

    /// Leaves a shard without owner and its epoch as it is, if owner and epoch are as in `held`.
    ///
    /// @param held what was taken; has an owner
    /// @return whether that was so
    boolean release(ShardRow held);
}
