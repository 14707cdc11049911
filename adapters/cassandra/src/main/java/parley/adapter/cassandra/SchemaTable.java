package parley.adapter.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import parley.adapter.cassandra.CassandraException.Fault;

/// What a keyspace says of itself: the version of its schema and its generation.
final class SchemaTable {
    /// One partition, so that all versions are read together.
    private static final String PART = "parley";

    private static final String GENERATION = "generation";

    private final CqlSession session;
    private final String keyspace;

    SchemaTable(CqlSession session, String keyspace) {
        this.session = session;
        this.keyspace = keyspace;
    }

    boolean keyspaceExists() {
        return session.execute(SimpleStatement.newInstance(
                                "SELECT keyspace_name FROM system_schema.keyspaces WHERE keyspace_name = ?", keyspace))
                        .one()
                != null;
    }

    /// How many nodes have each row, in the data centre with the fewest.
    int replicas() {
        Row row = Objects.requireNonNull(session.execute(SimpleStatement.newInstance(
                        "SELECT replication FROM system_schema.keyspaces WHERE keyspace_name = ?", keyspace))
                .one());
        Map<String, String> replication = Objects.requireNonNull(row.getMap(0, String.class, String.class));
        return replication.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("class"))
                .mapToInt(entry -> Integer.parseInt(entry.getValue()))
                .min()
                .orElse(1);
    }

    private boolean tableExists() {
        return session.execute(SimpleStatement.newInstance(
                                "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?",
                                keyspace,
                                "schema_version"))
                        .one()
                != null;
    }

    /// The last version that was applied completely; 0 if none was.
    int version() {
        if (!tableExists()) {
            return 0;
        }
        Row row = session.execute(SimpleStatement.newInstance(
                        "SELECT version FROM " + keyspace
                                + ".schema_version WHERE part = ? ORDER BY version DESC LIMIT 1",
                        PART))
                .one();
        return row == null ? 0 : row.getInt(0);
    }

    void applied(SchemaStep step) {
        session.execute(SimpleStatement.newInstance(
                "INSERT INTO " + keyspace + ".schema_version (part, version, description) VALUES (?, ?, ?)",
                PART,
                step.version(),
                step.description()));
    }

    /// Records the generation unless there is one.
    void name(String generation) {
        session.execute(SimpleStatement.newInstance(
                        "INSERT INTO " + keyspace + ".meta (name, value) VALUES (?, ?) IF NOT EXISTS",
                        GENERATION,
                        generation)
                .setExecutionProfileName(Sessions.CHANGE));
    }

    void rename(String generation) {
        session.execute(SimpleStatement.newInstance(
                        "UPDATE " + keyspace + ".meta SET value = ? WHERE name = ? IF EXISTS", generation, GENERATION)
                .setExecutionProfileName(Sessions.CHANGE));
    }

    Optional<String> generation() {
        return Optional.ofNullable(session.execute(SimpleStatement.newInstance(
                                "SELECT value FROM " + keyspace + ".meta WHERE name = ?", GENERATION))
                        .one())
                .map(row -> Columns.text(row, 0));
    }

    /// A newer schema is one that was only added to.
    ///
    /// @return the generation
    /// @throws CassandraException with [Fault#UNUSABLE] if the schema is older than this version needs
    String requireCurrent() {
        int version = keyspaceExists() ? version() : 0;
        if (version < Migrations.CURRENT) {
            throw new CassandraException(
                    Fault.UNUSABLE,
                    "schema of keyspace " + keyspace + ": version " + version + " (expected: at least "
                            + Migrations.CURRENT + "; `parley migrate` brings it there)");
        }
        return generation()
                .orElseThrow(() -> new CassandraException(
                        Fault.UNUSABLE,
                        "keyspace " + keyspace + ": no generation (expected: one; `parley migrate` makes it)"));
    }
}
