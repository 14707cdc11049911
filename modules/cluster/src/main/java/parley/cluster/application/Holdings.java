package parley.cluster.application;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.cluster.domain.ShardRow;
import parley.cluster.domain.Shards;

/// The shards that this instance owns. Looked up without a lock, changed under one.
final class Holdings {
    private final AtomicReferenceArray<@Nullable ShardFence> fences = new AtomicReferenceArray<>(Shards.COUNT);
    private final long[] epochs = new long[Shards.COUNT];
    private final Listeners listeners;

    Holdings(Listeners listeners) {
        this.listeners = listeners;
    }

    Optional<ShardFence> fence(int shard) {
        return Optional.ofNullable(fences.get(shard));
    }

    List<ShardFence> all() {
        return IntStream.range(0, Shards.COUNT)
                .mapToObj(this::fence)
                .flatMap(Optional::stream)
                .toList();
    }

    int count() {
        return (int) IntStream.range(0, Shards.COUNT)
                .filter(shard -> fences.get(shard) != null)
                .count();
    }

    /// Adds what the table says is owned under `tenure`, unless that has ended. An epoch that was owned
    /// before is over, whatever an old answer of the table says.
    ///
    /// @return whether it was added
    synchronized boolean add(Tenure tenure, ShardRow row) {
        if (tenure.over() || row.epoch() <= epochs[row.shard()]) {
            return false;
        }
        epochs[row.shard()] = row.epoch();
        fences.set(row.shard(), new ShardFence(tenure, row));
        return true;
    }

    private boolean drop(ShardFence fence) {
        fence.end();
        return fences.compareAndSet(fence.row().shard(), fence, null);
    }

    /// Ends everything that is owned under a tenure, and the tenure, and tells so.
    synchronized void dropAll(Tenure tenure) {
        tenure.end();
        dropAll(all().stream().filter(fence -> fence.tenure() == tenure).toList());
    }

    /// Ends these fences, and tells so.
    synchronized void dropAll(Collection<ShardFence> ending) {
        Set<Integer> lost = new TreeSet<>();
        for (ShardFence fence : ending) {
            if (drop(fence)) {
                lost.add(fence.row().shard());
            }
        }
        listeners.tellLost(lost);
    }

    /// Tells of what was added, as far as it is still held; so nobody hears of a gain after the loss.
    synchronized void tellGained(Collection<Integer> added) {
        listeners.tellGained(added.stream()
                .filter(shard -> fences.get(shard) != null)
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
