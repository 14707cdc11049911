package parley.cluster.domain;

import java.util.HashSet;
import java.util.Set;
import parley.kernel.InstanceId;

/// One run of a server process, as others know it.
///
/// @param roles what it does; at least one
public record Instance(InstanceId id, Address address, Set<Role> roles) {
    public Instance {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles: none (expected: at least one)");
        }
    }

    /// The same instance once it owns nothing any more.
    public Instance withoutShards() {
        Set<Role> others = new HashSet<>(roles);
        others.remove(Role.MESSAGING);
        others.add(Role.LEAVING);
        return new Instance(id, address, others);
    }

    /// Whether the instance may own shards.
    public boolean ownsShards() {
        return roles.contains(Role.MESSAGING);
    }
}
