package parley.cluster.domain;

/// Tells whether this instance still owns a shard, under one epoch. Once it does not hold, or [#enter]
/// has refused, it never does again; a shard that is taken anew has another epoch and another fence.
///
/// Every method only reads or counts in memory, asks both clocks and is safe for concurrent use.
public interface Fence {
    /// Begins a write, unless the lease is over or the shard is being released. Every `true` is followed by one
    /// [#leave]: a clean release waits for that.
    boolean enter();

    /// Whether what was written meanwhile counts: it was written under the lease if this is true after the write.
    /// Stays true for writes that began before a clean release did.
    boolean holds();

    /// Ends a write that [#enter] let begin.
    void leave();
}
