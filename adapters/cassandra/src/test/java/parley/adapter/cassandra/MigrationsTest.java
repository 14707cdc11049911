package parley.adapter.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
    @Test
    void versionsShouldBeNumberedWithoutAGap() {
        assertEquals(
                IntStream.rangeClosed(1, Migrations.CURRENT).boxed().toList(),
                Migrations.after(0, "k").stream().map(SchemaStep::version).toList());
        assertEquals(List.of(), Migrations.after(Migrations.CURRENT, "k"));
        assertEquals(List.of(), Migrations.after(Migrations.CURRENT + 1, "k"));
    }

    @Test
    void everyStatementShouldBeRepeatableAndInTheKeyspace() {
        for (SchemaStep step : Migrations.after(0, "other")) {
            assertTrue(!step.statements().isEmpty(), step.description());
            for (String statement : step.statements()) {
                assertTrue(statement.startsWith("CREATE TABLE IF NOT EXISTS other."), statement);
            }
        }
    }

    /// Without one a table would get Cassandra's default by accident.
    @Test
    void everyTableOfMessagesShouldSayHowItIsCompacted() {
        for (SchemaStep step : Migrations.after(0, "k")) {
            for (String statement : step.statements()) {
                boolean bookkeeping = statement.contains("k.meta ") || statement.contains("k.schema_version ");
                assertTrue(bookkeeping || statement.contains("compaction = {"), statement);
                assertTrue(!statement.contains("TimeWindow"), "timestamps are no times: " + statement);
            }
        }
    }
}
