package parley.adapter.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.retry.RetryDecision;
import com.datastax.oss.driver.api.core.retry.RetryPolicy;
import com.datastax.oss.driver.api.core.retry.RetryVerdict;
import com.datastax.oss.driver.api.core.servererrors.CoordinatorException;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.WriteFailureException;
import com.datastax.oss.driver.api.core.servererrors.WriteType;
import com.datastax.oss.driver.api.core.session.Request;

/// Repeats what may be repeated: a time-out or "too few replicas" once, on another node; a broken connection
/// or a node that is starting or overloaded up to [#ATTEMPTS] times, each on the next node.
///
/// A conditional change is not idempotent and never repeated, not even after "too few replicas": that may be
/// said of the commit of what was agreed, and the second attempt would meet its own first one and be told
/// "not applied".
///
/// The request's own timeout bounds all attempts together. The driver makes the instance, by name.
public final class IdempotentRetryPolicy implements RetryPolicy {
    static final int ATTEMPTS = 3;

    /// What the driver calls.
    ///
    /// @param context not used
    /// @param profile not used
    public IdempotentRetryPolicy(DriverContext context, String profile) {}

    @Override
    public RetryVerdict onReadTimeoutVerdict(
            Request request, ConsistencyLevel level, int required, int received, boolean dataPresent, int retries) {
        return once(request, retries);
    }

    @Override
    public RetryVerdict onWriteTimeoutVerdict(
            Request request, ConsistencyLevel level, WriteType type, int required, int received, int retries) {
        return once(request, retries);
    }

    @Override
    public RetryVerdict onUnavailableVerdict(
            Request request, ConsistencyLevel level, int required, int alive, int retries) {
        return once(request, retries);
    }

    @Override
    public RetryVerdict onRequestAbortedVerdict(Request request, Throwable error, int retries) {
        return error instanceof ClosedConnectionException || error instanceof HeartbeatException
                ? next(request, retries)
                : RetryVerdict.RETHROW;
    }

    @Override
    public RetryVerdict onErrorResponseVerdict(Request request, CoordinatorException error, int retries) {
        return error instanceof WriteFailureException || error instanceof ReadFailureException
                ? RetryVerdict.RETHROW
                : next(request, retries);
    }

    private static RetryVerdict once(Request request, int retries) {
        return retries == 0 && isIdempotent(request) ? RetryVerdict.RETRY_NEXT : RetryVerdict.RETHROW;
    }

    private static RetryVerdict next(Request request, int retries) {
        return retries < ATTEMPTS && isIdempotent(request) ? RetryVerdict.RETRY_NEXT : RetryVerdict.RETHROW;
    }

    private static boolean isIdempotent(Request request) {
        return Boolean.TRUE.equals(request.isIdempotent());
    }

    /// The older form of the questions above, which the driver does not ask when those are answered.
    @Override
    @SuppressWarnings("deprecation")
    public RetryDecision onReadTimeout(
            Request request, ConsistencyLevel level, int required, int received, boolean dataPresent, int retries) {
        return onReadTimeoutVerdict(request, level, required, received, dataPresent, retries)
                .getRetryDecision();
    }

    @Override
    @SuppressWarnings("deprecation")
    public RetryDecision onWriteTimeout(
            Request request, ConsistencyLevel level, WriteType type, int required, int received, int retries) {
        return onWriteTimeoutVerdict(request, level, type, required, received, retries)
                .getRetryDecision();
    }

    @Override
    @SuppressWarnings("deprecation")
    public RetryDecision onUnavailable(Request request, ConsistencyLevel level, int required, int alive, int retries) {
        return onUnavailableVerdict(request, level, required, alive, retries).getRetryDecision();
    }

    @Override
    @SuppressWarnings("deprecation")
    public RetryDecision onRequestAborted(Request request, Throwable error, int retries) {
        return onRequestAbortedVerdict(request, error, retries).getRetryDecision();
    }

    @Override
    @SuppressWarnings("deprecation")
    public RetryDecision onErrorResponse(Request request, CoordinatorException error, int retries) {
        return onErrorResponseVerdict(request, error, retries).getRetryDecision();
    }

    @Override
    public void close() {}
}
