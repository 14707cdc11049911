package parley.adapter.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parley.adapter.cassandra.CassandraException.Fault;

final class SchemaIT {
    private static final TestNode NODE = TestNode.shared();
    private static final CassandraConfig CONFIG = new Configs(NODE.config()).keyspace("migrated");

    private static List<SchemaStep> told;
    private static List<SchemaStep> done;
    private static String refusal;

    /// Changes of the schema take seconds, so the tests share one creation of it.
    @BeforeAll
    static void create() {
        try (CassandraSchema schema = CassandraSchema.connect(CONFIG, UUID::randomUUID)) {
            schema.migrate(true);
            told = schema.migrate(true);
            refusal = refusal(CONFIG);
            done = schema.migrate(false);
        }
    }

    @AfterAll
    static void drop() {
        execute("DROP KEYSPACE IF EXISTS migrated");
    }

    @Test
    void aDryRunShouldTellEverythingAndChangeNothing() {
        assertEquals(List.of(0, 1, 2), told.stream().map(SchemaStep::version).toList());
        assertTrue(told.getFirst().statements().getFirst().contains("'datacenter1': 1"), told.toString());
        assertTrue(refusal.contains("version 0 (expected: at least 2; `parley migrate` brings it there)"), refusal);
        assertEquals(told, done);
    }

    @Test
    void aStoreShouldOpenOnceItIsMigrated() {
        assertEquals(List.of(), migrate());
        assertEquals(generation(), generation());
        assertNotEquals(NODE.store().generation(), generation());
    }

    @Test
    void anOlderSchemaShouldBeRefusedAndBroughtUp() {
        String generation = generation();
        execute("DELETE FROM migrated.schema_version WHERE part = 'parley' AND version = 2");
        execute("DROP TABLE migrated.shards");

        assertTrue(refusal(CONFIG).contains("version 1 (expected: at least 2"), () -> refusal(CONFIG));

        assertEquals(List.of(2), migrate().stream().map(SchemaStep::version).toList());
        assertEquals(generation, generation());
    }

    @Test
    void aNewerSchemaShouldDo() {
        execute("INSERT INTO migrated.schema_version (part, version, description) VALUES ('parley', 99, 'later')");
        try {
            assertTrue(!generation().isEmpty());
            assertEquals(List.of(), migrate());
        } finally {
            execute("DELETE FROM migrated.schema_version WHERE part = 'parley' AND version = 99");
        }
    }

    @Test
    void aMisspeltDataCentreShouldBeNamed() {
        assertEquals(
                "datacenter: dc-elsewhere (expected: one of [datacenter1])",
                refusal(CassandraConfig.defaults(CONFIG.contactPoints(), "dc-elsewhere")));
    }

    @Test
    void nodesThatAreNotThereShouldBeNamed() {
        String refused = refusal(CassandraConfig.defaults(List.of("127.0.0.1:1"), "datacenter1"));

        assertTrue(refused.contains("127.0.0.1:1"), refused);
    }

    private static List<SchemaStep> migrate() {
        try (CassandraSchema schema = CassandraSchema.connect(CONFIG, UUID::randomUUID)) {
            return schema.migrate(false);
        }
    }

    private static String generation() {
        try (CassandraStore store = CassandraStore.open(CONFIG)) {
            return store.generation();
        }
    }

    private static String refusal(CassandraConfig config) {
        CassandraException refused = assertThrows(CassandraException.class, () -> CassandraStore.open(config));
        assertEquals(Fault.UNUSABLE, refused.fault());
        return String.valueOf(refused.getMessage());
    }

    private static void execute(String cql) {
        NODE.session().execute(SimpleStatement.newInstance(cql));
    }
}
