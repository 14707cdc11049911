package parley.adapter.cassandra;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import org.jspecify.annotations.Nullable;
import parley.adapter.cassandra.CassandraException.Fault;

/// Tells a refusal from an unknown outcome.
final class Faults {
    private Faults() {}

    /// Everything is an unknown outcome but what the server says of the request itself before doing any of
    /// it, and that only for the first attempt: an earlier one may have been stored.
    ///
    /// "Unavailable" (too few replicas are alive) is no refusal either. Nothing was stored then, but the same
    /// request may succeed a second later, and whoever is told of a refusal gives up.
    static CassandraException of(DriverException failed) {
        Fault fault = failed instanceof QueryValidationException && isFirstAttempt(failed.getExecutionInfo())
                ? Fault.REFUSED
                : Fault.UNKNOWN;
        return new CassandraException(fault, failed.getClass().getSimpleName() + ": " + failed.getMessage(), failed);
    }

    private static boolean isFirstAttempt(@Nullable ExecutionInfo execution) {
        return execution != null && execution.getErrors().isEmpty() && execution.getSpeculativeExecutionCount() == 0;
    }
}
