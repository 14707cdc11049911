package parley.adapter.cassandra;

import static com.datastax.oss.driver.api.core.retry.RetryVerdict.RETHROW;
import static com.datastax.oss.driver.api.core.retry.RetryVerdict.RETRY_NEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.WriteType;
import com.datastax.oss.driver.api.core.session.Request;
import org.junit.jupiter.api.Test;

final class IdempotentRetryPolicyTest {
    private static final Request WRITE = SimpleStatement.newInstance("INSERT").setIdempotent(true);
    private static final Request CHANGE =
            SimpleStatement.newInstance("INSERT IF NOT EXISTS").setIdempotent(false);
    private static final ConsistencyLevel QUORUM = ConsistencyLevel.QUORUM;

    private final IdempotentRetryPolicy policy = new IdempotentRetryPolicy(null, "default");

    @Test
    void aTimeOutShouldBeTriedOnceMoreElsewhere() {
        assertEquals(RETRY_NEXT, policy.onWriteTimeoutVerdict(WRITE, QUORUM, WriteType.UNLOGGED_BATCH, 2, 1, 0));
        assertEquals(RETHROW, policy.onWriteTimeoutVerdict(WRITE, QUORUM, WriteType.UNLOGGED_BATCH, 2, 1, 1));
        assertEquals(RETRY_NEXT, policy.onReadTimeoutVerdict(WRITE, QUORUM, 2, 1, false, 0));
        assertEquals(RETHROW, policy.onReadTimeoutVerdict(WRITE, QUORUM, 2, 1, false, 1));
        assertEquals(RETRY_NEXT, policy.onUnavailableVerdict(WRITE, QUORUM, 2, 1, 0));
    }

    @Test
    void aBrokenConnectionShouldLeadToTheNextNode() {
        ClosedConnectionException broken = new ClosedConnectionException("broken");

        for (int retries = 0; retries < IdempotentRetryPolicy.ATTEMPTS; retries++) {
            assertEquals(RETRY_NEXT, policy.onRequestAbortedVerdict(WRITE, broken, retries));
        }
        assertEquals(RETHROW, policy.onRequestAbortedVerdict(WRITE, broken, IdempotentRetryPolicy.ATTEMPTS));
        assertEquals(RETHROW, policy.onRequestAbortedVerdict(WRITE, new IllegalStateException("a defect"), 0));
    }

    @Test
    void aConditionalChangeShouldNeverBeRepeated() {
        assertEquals(RETHROW, policy.onWriteTimeoutVerdict(CHANGE, QUORUM, WriteType.CAS, 2, 1, 0));
        assertEquals(RETHROW, policy.onReadTimeoutVerdict(CHANGE, QUORUM, 2, 1, false, 0));
        assertEquals(RETHROW, policy.onUnavailableVerdict(CHANGE, QUORUM, 2, 1, 0));
        assertEquals(RETHROW, policy.onRequestAbortedVerdict(CHANGE, new ClosedConnectionException("broken"), 0));
    }
}
