package parley.cluster.application;

import java.time.Duration;

/// @param lease how long others wait for a beat before they take over, and so about how long what a dead
/// instance
///     owned is without owner; whole milliseconds; default 10 s
/// @param margin how much earlier this instance itself takes its lease to be over; covers clocks that run at
///     different speed; default a tenth of the lease
/// @param watch who changes and what others do is looked at, at rest and while shards are without their owner
/// @param moves how shards change hands
public record ClusterConfig(Duration lease, Duration margin, Watch watch, Moves moves) {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int RENEWALS = 3;
    private static final int RETRIES = 20;

    public ClusterConfig {
        positive("lease", lease);
        positive("margin", margin);
        if (!lease.equals(Duration.ofMillis(lease.toMillis()))) {
            throw new IllegalArgumentException("lease: " + lease + " (expected: whole milliseconds)");
        }
        if (margin.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException(
                    "margin: " + margin + " (expected: at most half the lease, " + lease + ")");
        }
    }

    public static ClusterConfig defaults() {
        return of(LEASE);
    }

    /// The defaults for another lease.
    public static ClusterConfig of(Duration lease) {
        return new ClusterConfig(lease, lease.dividedBy(10), Watch.of(lease), Moves.DEFAULT);
    }

    /// How long this instance itself takes its lease to last.
    Duration valid() {
        return lease.minus(margin);
    }

    /// After which the lease is renewed.
    Duration renewal() {
        return lease.dividedBy(RENEWALS);
    }

    /// After which a renewal that failed is tried again.
    Duration retry() {
        return lease.dividedBy(RETRIES);
    }

    /// @param rest how often the table is read; default a tenth of the lease
    /// @param brisk how often while shards are without their owner, or somebody asked for one of these;
    /// default 200 ms,
    ///     at most `rest`
    /// @param gap when the table could not be read for longer, everybody gets a whole lease more to show
    /// life;
    ///     default half the lease
    /// @param forget how long what is known of a dead incarnation is kept; default 10 min
    public record Watch(Duration rest, Duration brisk, Duration gap, Duration forget) {
        private static final Duration BRISK = Duration.ofMillis(200);
        private static final Duration FORGET = Duration.ofMinutes(10);

        public Watch {
            positive("rest", rest);
            positive("brisk", brisk);
            positive("gap", gap);
            positive("forget", forget);
            if (brisk.compareTo(rest) > 0) {
                throw new IllegalArgumentException("brisk: " + brisk + " (expected: at most rest, " + rest + ")");
            }
        }

        static Watch of(Duration lease) {
            Duration rest = lease.dividedBy(10);
            return new Watch(rest, rest.compareTo(BRISK) < 0 ? rest : BRISK, lease.dividedBy(2), FORGET);
        }
    }

    /// @param parallel most changes of shards under way at once; default 64
    /// @param shards most shards that are being handed over to others at once; default 32
    /// @param patience how long a hand-over waits for writes under way; what is not done then ends
    /// unacknowledged;
    ///     default 2 s
    public record Moves(int parallel, int shards, Duration patience) {
        public static final Moves DEFAULT = new Moves(64, 32, Duration.ofSeconds(2));

        public Moves {
            positive("parallel", parallel);
            positive("shards", shards);
            positive("patience", patience);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
