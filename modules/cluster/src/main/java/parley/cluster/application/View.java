package parley.cluster.application;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.Instance;
import parley.cluster.domain.InstanceRow;
import parley.cluster.domain.Rendezvous;
import parley.cluster.domain.Role;
import parley.cluster.domain.ShardRow;
import parley.cluster.domain.Shards;
import parley.kernel.InstanceId;

/// What the table said when it was last read. Never changes.
///
/// @param instances those that live, in the order of their ids
/// @param live the rows of those that live
/// @param shards all of them, in ascending order; none before the first read
/// @param owners of each shard, empty if nobody who lives
record View(
        List<Instance> instances,
        Map<Incarnation, InstanceRow> live,
        List<ShardRow> shards,
        List<Optional<Instance>> owners) {
    /// Before the table was read.
    static final View NOTHING =
            new View(List.of(), Map.of(), List.of(), Collections.nCopies(Shards.COUNT, Optional.empty()));

    static View of(List<ShardRow> shards, List<InstanceRow> rows) {
        Map<Incarnation, InstanceRow> live = new HashMap<>();
        Map<InstanceId, Instance> instances = new HashMap<>();
        for (InstanceRow row : rows) {
            if (!row.dead()) {
                live.put(row.incarnation(), row);
                instances.merge(row.instance().id(), row.instance(), View::both);
            }
        }
        List<Instance> sorted = new ArrayList<>(instances.values());
        sorted.sort(Comparator.comparing(instance -> instance.id().value()));
        List<Optional<Instance>> owners = shards.stream()
                .map(shard -> Optional.ofNullable(live.get(shard.owner())).map(InstanceRow::instance))
                .toList();
        return new View(List.copyOf(sorted), Map.copyOf(live), shards, owners);
    }

    /// An instance that begins another incarnation has two for a moment.
    private static Instance both(Instance one, Instance other) {
        Set<Role> roles = new HashSet<>(one.roles());
        roles.addAll(other.roles());
        return new Instance(one.id(), other.address(), roles);
    }

    /// Whether nobody who lives owns it. Its owner was dead when the table was read, and is so for ever; or
    /// there was none; or the owner's row is gone, which happens only to the dead, because the shards were
    /// read first.
    boolean free(ShardRow shard) {
        return !live.containsKey(shard.owner());
    }

    Optional<InstanceRow> row(Incarnation incarnation) {
        return Optional.ofNullable(live.get(incarnation));
    }

    /// Who should own what.
    Rendezvous placement() {
        return new Rendezvous(instances.stream()
                .filter(Instance::ownsShards)
                .map(Instance::id)
                .toList());
    }

    /// How many shards nobody who lives owned.
    int unowned() {
        return (int) shards.stream().filter(this::free).count();
    }
}
