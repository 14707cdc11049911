package parley.cluster.domain;

import java.time.Duration;

/// How this instance stands in the cluster, for metrics and health.
///
/// @param joined whether it has an incarnation that is not known to be dead
/// @param leased whether its lease holds at this moment
/// @param sinceRenewal since the last renewal that counted was sent; zero if there was none yet
/// @param instances live instances, this one included
/// @param owned shards that it owns
/// @param wanted shards that it should own, as it sees the live instances
/// @param unowned shards that nobody owned when the table was last read
/// @param renewals renewals that counted, ever
/// @param renewalsFailed renewals that were refused or whose outcome is unknown, ever
/// @param buried other instances that it gave up, ever
/// @param takeovers shards that it took from a dead instance, ever
/// @param taken shards that it took, ever
/// @param released shards that it released cleanly, ever
/// @param readsFailed reads of the table that failed, ever
public record ClusterReading(
        boolean joined,
        boolean leased,
        Duration sinceRenewal,
        int instances,
        int owned,
        int wanted,
        int unowned,
        long renewals,
        long renewalsFailed,
        long buried,
        long takeovers,
        long taken,
        long released,
        long readsFailed) {}
