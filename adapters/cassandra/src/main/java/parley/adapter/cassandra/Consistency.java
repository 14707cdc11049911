package parley.adapter.cassandra;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;

/// How many replicas take part in every read and write.
///
/// There is no weaker one: with less than a majority on both sides an acknowledged message could be missing
/// from the next read.
public enum Consistency {
    /// A majority of all replicas, in whatever data centre.
    QUORUM(DefaultConsistencyLevel.QUORUM, DefaultConsistencyLevel.SERIAL),
    /// A majority of the replicas in one data centre. Every instance has to be in that data centre.
    LOCAL_QUORUM(DefaultConsistencyLevel.LOCAL_QUORUM, DefaultConsistencyLevel.LOCAL_SERIAL);

    private final DefaultConsistencyLevel level;
    private final DefaultConsistencyLevel serial;

    Consistency(DefaultConsistencyLevel level, DefaultConsistencyLevel serial) {
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
        throw new IllegalArgumentException("consistency: " + name
                + " (expected: QUORUM, or LOCAL_QUORUM if all instances are in one data centre)");
    }

    DefaultConsistencyLevel level() {
        return level;
    }

    /// The level at which conditional changes agree; it goes with [#level].
    DefaultConsistencyLevel serial() {
        return serial;
    }
}
