package parley.cluster.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.cluster.domain.Instance;
import parley.cluster.port.in.ClusterListener;
import parley.kernel.InstanceId;

/// Whoever is told, and what they were told of the instances. One call at a time.
final class Listeners {
    private final List<ClusterListener> listeners = new ArrayList<>();
    private final Map<InstanceId, Instance> known = new LinkedHashMap<>();

    synchronized void add(ClusterListener listener) {
        listeners.add(listener);
        known.values().forEach(listener::appeared);
    }

    /// @param others the instances that live, without this one
    synchronized void tellInstances(Collection<Instance> others) {
        Map<InstanceId, Instance> gone = new LinkedHashMap<>(known);
        for (Instance instance : others) {
            gone.remove(instance.id());
            if (known.put(instance.id(), instance) == null) {
                listeners.forEach(listener -> listener.appeared(instance));
            }
        }
        gone.values().forEach(instance -> {
            known.remove(instance.id());
            listeners.forEach(listener -> listener.went(instance));
        });
    }

    synchronized void tellGained(Set<Integer> shards) {
        if (!shards.isEmpty()) {
            listeners.forEach(listener -> listener.gained(shards));
        }
    }

    synchronized void tellLost(Set<Integer> shards) {
        if (!shards.isEmpty()) {
            listeners.forEach(listener -> listener.lost(shards));
        }
    }
}
