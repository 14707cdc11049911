package parley.cluster.inmemory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.Instance;
import parley.cluster.domain.InstanceRow;
import parley.cluster.domain.ShardRow;
import parley.cluster.domain.Shards;
import parley.cluster.port.out.LeaseTable;

/// The table of instances that share one process. Never unavailable.
public final class InMemoryLeaseTable implements LeaseTable {
    private final Map<Incarnation, InstanceRow> instances = new HashMap<>();
    private final ShardRow[] shards =
            IntStream.range(0, Shards.COUNT).mapToObj(ShardRow::untouched).toArray(ShardRow[]::new);

    @Override
    public synchronized boolean join(Incarnation self, Instance instance, Duration lease) {
        return instances.putIfAbsent(self, new InstanceRow(self, instance, lease, 0, false)) == null;
    }

    @Override
    public synchronized boolean renew(Incarnation self, long beat) {
        return isAliveAt(self, beat) && replace(self, beat + 1, false);
    }

    @Override
    public synchronized boolean bury(Incarnation other, long beat) {
        return isAliveAt(other, beat) && replace(other, beat, true);
    }

    @Override
    public synchronized void leave(Incarnation self) {
        InstanceRow row = instances.get(self);
        if (row != null) {
            replace(self, row.beat(), true);
        }
    }

    @Override
    public synchronized List<InstanceRow> instances() {
        return List.copyOf(instances.values());
    }

    @Override
    public synchronized void forget(Incarnation dead) {
        InstanceRow row = instances.get(dead);
        if (row != null && row.dead()) {
            instances.remove(dead);
        }
    }

    @Override
    public synchronized List<ShardRow> shards() {
        return List.of(shards);
    }

    @Override
    public synchronized boolean take(ShardRow expected, Incarnation self) {
        if (!shards[expected.shard()].equals(expected)) {
            return false;
        }
        shards[expected.shard()] = new ShardRow(expected.shard(), self, expected.epoch() + 1);
        return true;
    }

    @Override
    public synchronized boolean release(ShardRow held) {
        if (!shards[held.shard()].equals(held)) {
            return false;
        }
        shards[held.shard()] = new ShardRow(held.shard(), Incarnation.NONE, held.epoch());
        return true;
    }

    private boolean isAliveAt(Incarnation incarnation, long beat) {
        InstanceRow row = instances.get(incarnation);
        return row != null && !row.dead() && row.beat() == beat;
    }

    private boolean replace(Incarnation incarnation, long beat, boolean dead) {
        instances.computeIfPresent(
                incarnation, (key, row) -> new InstanceRow(incarnation, row.instance(), row.lease(), beat, dead));
        return true;
    }
}
