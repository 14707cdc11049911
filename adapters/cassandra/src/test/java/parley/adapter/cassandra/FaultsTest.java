package parley.adapter.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.WriteType;
import java.lang.reflect.Proxy;
import java.util.AbstractMap.SimpleEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import parley.adapter.cassandra.CassandraException.Fault;

final class FaultsTest {
    private static final Node NODE = fake(Node.class, Map.of());
    private static final ConsistencyLevel QUORUM = ConsistencyLevel.QUORUM;

    static final List<DriverException> UNKNOWN = List.of(
            new WriteTimeoutException(NODE, QUORUM, 1, 2, WriteType.SIMPLE),
            new CASWriteUnknownException(NODE, QUORUM, 1, 2),
            new UnavailableException(NODE, QUORUM, 2, 1),
            new OverloadedException(NODE, "overloaded"),
            new ServerError(NODE, "server error"),
            new DriverTimeoutException("timeout"),
            new ClosedConnectionException("closed"),
            new NoNodeAvailableException());

    static final List<DriverException> REFUSED =
            List.of(new InvalidQueryException(NODE, "no such table"), new UnauthorizedException(NODE, "may not"));

    @ParameterizedTest
    @FieldSource("UNKNOWN")
    void whatTheServerDidNotRefuseShouldBeUnknown(DriverException failed) {
        failed.setExecutionInfo(attempts(List.of(), 0));

        assertEquals(Fault.UNKNOWN, Faults.of(failed).fault());
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void whatTheServerRefusedAtOnceShouldBeRefused(DriverException failed) {
        failed.setExecutionInfo(attempts(List.of(), 0));

        assertEquals(Fault.REFUSED, Faults.of(failed).fault());
    }

    @Test
    void aRefusalAfterAnotherAttemptShouldBeUnknown() {
        InvalidQueryException failed = new InvalidQueryException(NODE, "no such table");
        failed.setExecutionInfo(attempts(List.of(new SimpleEntry<>(NODE, new DriverTimeoutException("first"))), 0));

        assertEquals(Fault.UNKNOWN, Faults.of(failed).fault());
    }

    @Test
    void aRefusalBesideAnotherAttemptShouldBeUnknown() {
        InvalidQueryException failed = new InvalidQueryException(NODE, "no such table");
        failed.setExecutionInfo(attempts(List.of(), 1));

        assertEquals(Fault.UNKNOWN, Faults.of(failed).fault());
    }

    private static ExecutionInfo attempts(List<Map.Entry<Node, Throwable>> errors, int speculative) {
        return fake(ExecutionInfo.class, Map.of("getErrors", errors, "getSpeculativeExecutionCount", speculative));
    }

    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.getOrDefault(
                        method.getName(), method.getReturnType() == String.class ? type.getSimpleName() : null)));
    }
}
