package parley.adapter.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;

/// How many replicas take part in every read and write.
///
/// There is no weaker one: with less than a majority on both sides an acknowledged message could be missing from
/// the next read.
public enum Consistency {
    /// A majority of all replicas, in whatever data centre.
    QUORUM(ConsistencyLevel.QUORUM, ConsistencyLevel.SERIAL),
    /// A majority of the replicas in one data centre. Every instance has to be in that data centre.
    LOCAL_QUORUM(ConsistencyLevel.LOCAL_QUORUM, ConsistencyLevel.LOCAL_SERIAL);

    private final ConsistencyLevel level;
    private final ConsistencyLevel serial;

    Consistency(ConsistencyLevel level, ConsistencyLevel serial) {
        this.level = level;
        this.serial = serial;
    }

    /// The consistency of that name, in capitals.
    ///
    /// @throws IllegalArgumentException for any other name, those of weaker levels included
    public static Consistency parse(String name) {
        for (Consistency consistency : values()) {
            if (consistency.name().equals(name)) {
                return consistency;
            }
        }
        throw new IllegalArgumentException(
                "consistency: " + name + " (expected: QUORUM, or LOCAL_QUORUM if all instances are in one data centre)");
    }

    ConsistencyLevel level() {
        return level;
    }

    /// The level at which conditional changes agree; it goes with [#level].
    ConsistencyLevel serial() {
        return serial;
    }
}
