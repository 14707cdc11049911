package parley.cluster.domain;

import java.util.UUID;
import parley.kernel.Uuids;

/// One membership of an instance: new whenever it joins, never used again. Leases belong to an incarnation, so
/// that an instance which was given up for dead and comes back owns nothing of what it owned before.
public record Incarnation(UUID value) {
    /// Nobody: the owner of a shard that has none.
    public static final Incarnation NONE = new Incarnation(new UUID(0, 0));

    /// Parses the canonical text form.
    ///
    /// @throws IllegalArgumentException if `text` is not a canonical UUID
    public static Incarnation parse(String text) {
        return new Incarnation(Uuids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
