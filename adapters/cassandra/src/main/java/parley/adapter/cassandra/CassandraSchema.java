package parley.adapter.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.adapter.cassandra.CassandraException.Fault;
import parley.kernel.IdGenerator;

/// Creates the keyspace and brings its schema to the version that this version of Parley needs.
///
/// Instances of the version before may run meanwhile. Run it from one place at a time: Cassandra takes
/// changes of the schema badly that are made at the same time, although each of ours may be repeated.
public final class CassandraSchema implements AutoCloseable {
    private final CassandraConfig config;
    private final IdGenerator ids;
    private final CqlSession session;
    private final SchemaTable table;

    private CassandraSchema(CassandraConfig config, IdGenerator ids, CqlSession session) {
        this.config = config;
        this.ids = ids;
        this.session = session;
        this.table = new SchemaTable(session, config.keyspace());
    }

    /// Connects without asking for a schema.
    ///
    /// @param ids gives the generation of a new keyspace
    /// @throws CassandraException with [Fault#UNUSABLE] if Cassandra cannot be reached
    public static CassandraSchema connect(CassandraConfig config, IdGenerator ids) {
        return new CassandraSchema(config, ids, Sessions.connect(config));
    }

    /// The version that this version of Parley needs.
    public static int current() {
        return Migrations.CURRENT;
    }

    /// Applies what is missing.
    ///
    /// @param dryRun whether only to tell
    /// @return the steps that were, or would be, applied, in their order; none if the schema is current
    /// @throws CassandraException with [Fault#UNUSABLE] if a step fails; the ones before stay, and the next
    ///     call goes on from there
    public List<SchemaStep> migrate(boolean dryRun) {
        try {
            List<SchemaStep> steps = new ArrayList<>();
            boolean exists = table.keyspaceExists();
            if (!exists) {
                steps.add(new SchemaStep(0, "keyspace", List.of(createKeyspace())));
            }
            steps.addAll(Migrations.after(exists ? table.version() : 0, config.keyspace()));
            if (!dryRun) {
                SchemaNode node = new SchemaNode(session, config.datacenter());
                steps.forEach(step -> apply(step, node));
            }
            return steps;
        } catch (DriverException failed) {
            throw new CassandraException(Fault.UNUSABLE, "schema not migrated: " + failed.getMessage(), failed);
        }
    }

    /// The step is recorded when it is complete; one that was interrupted is applied again, which does no
    /// harm.
    private void apply(SchemaStep step, SchemaNode node) {
        step.statements().forEach(node::change);
        if (step.version() == 1) {
            table.name(ids.next().toString());
        }
        if (step.version() > 0) {
            table.applied(step);
        }
    }

    /// The generation of the keyspace; empty if it has no schema.
    public Optional<String> generation() {
        return table.keyspaceExists() && table.version() > 0 ? table.generation() : Optional.empty();
    }

    /// Whether no conversation is stored.
    ///
    /// @throws CassandraException with [Fault#UNUSABLE] if there is no schema
    public boolean isEmpty() {
        try {
            return Stream.of("conversations", "log", "inbox", "cursors")
                    .allMatch(name -> session.execute(SimpleStatement.newInstance(
                                            "SELECT * FROM " + config.keyspace() + "." + name + " LIMIT 1"))
                                    .one()
                            == null);
        } catch (DriverException failed) {
            throw new CassandraException(Fault.UNUSABLE, "keyspace not read: " + failed.getMessage(), failed);
        }
    }

    /// Makes the keyspace go on with the history of another store, whose entries are copied here. Only while it is
    /// empty, and before any instance uses it.
    public void adopt(String generation) {
        try {
            table.rename(generation);
        } catch (DriverException failed) {
            throw new CassandraException(Fault.UNUSABLE, "generation not set: " + failed.getMessage(), failed);
        }
    }

    private String createKeyspace() {
        Map<String, Integer> sorted = new TreeMap<>(config.replication());
        return "CREATE KEYSPACE IF NOT EXISTS " + config.keyspace()
                + " WITH replication = {'class': 'NetworkTopologyStrategy', "
                + sorted.entrySet().stream()
                        .map(entry -> "'" + entry.getKey() + "': " + entry.getValue())
                        .collect(Collectors.joining(", "))
                + "}";
    }

    @Override
    public void close() {
        session.close();
    }
}
