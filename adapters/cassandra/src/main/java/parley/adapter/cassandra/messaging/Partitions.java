package parley.adapter.cassandra.messaging;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.adapter.cassandra.CassandraStore;

/// Puts writes together that go to the same partition.
final class Partitions {
    /// Most rows in one write: some kilobytes.
    private static final int MOST = 128;

    private Partitions() {}

    /// @param partition of a value
    /// @param statements that write it
    static <T> List<Statement<?>> batches(
            List<T> values, Function<T, Object> partition, Function<T, Stream<BoundStatement>> statements) {
        Map<Object, List<BoundStatement>> byPartition = values.stream()
                .collect(Collectors.groupingBy(partition, Collectors.flatMapping(statements, Collectors.toList())));
        List<Statement<?>> batches = new ArrayList<>();
        for (List<BoundStatement> rows : byPartition.values()) {
            for (int from = 0; from < rows.size(); from += MOST) {
                batches.add(CassandraStore.batch(rows.subList(from, Math.min(from + MOST, rows.size()))));
            }
        }
        return batches;
    }
}
