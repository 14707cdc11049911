package parley.cluster.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.kernel.InstanceId;

/// Divides the shards among instances: every shard goes to the instance with the highest score, so that
/// whoever knows the same instances comes to the same result, and an instance more or less moves only its own
/// share.
///
/// Source: Thaler, Ravishankar: Using name-based mappings to increase hit rates (highest random weight).
public final class Rendezvous {
    private final List<InstanceId> instances;

    /// @param instances in any order; one that is there twice counts once
    public Rendezvous(Collection<InstanceId> instances) {
        this.instances = instances.stream()
                .distinct()
                .sorted(Comparator.comparing(InstanceId::value))
                .toList();
    }

    /// Who should own a shard; empty if there are no instances.
    public Optional<InstanceId> owner(int shard) {
        InstanceId best = null;
        long highest = Long.MIN_VALUE;
        for (InstanceId instance : instances) {
            long score = score(shard, instance);
            if (best == null || score > highest) {
                best = instance;
                highest = score;
            }
        }
        return Optional.ofNullable(best);
    }

    private static long score(int shard, InstanceId instance) {
        long low = Mix.mix(instance.value().getLeastSignificantBits());
        return Mix.mix(Mix.mix(instance.value().getMostSignificantBits() + low) + shard);
    }
}
