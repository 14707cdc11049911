package parley.app.server;

import java.util.ArrayList;
import java.util.List;
import parley.adapter.cassandra.CassandraConfig;
import parley.adapter.cassandra.CassandraException;
import parley.adapter.cassandra.CassandraSchema;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.DatabaseException;
import parley.adapter.dbclient.Schema;
import parley.app.check.DataDirectory;
import parley.app.check.StartupException;
import parley.app.config.ParleyConfig;

/// Brings tables to the version that this version of Parley needs. Every step only adds.
public final class Migration {
    private Migration() {}

    /// Applies what is missing.
    ///
    /// @return the steps, in their order
    /// @throws StartupException if a store cannot be reached or a step fails; steps before that stay
    public static List<String> run(ParleyConfig config) {
        return apply(config, false);
    }

    /// Tells what [#run] would do, and changes nothing.
    public static List<String> rehearse(ParleyConfig config) {
        return apply(config, true);
    }

    private static List<String> apply(ParleyConfig config, boolean dryRun) {
        Ambient ambient = Ambient.system();
        List<String> steps = new ArrayList<>();
        config.clustered().ifPresent(profile -> steps.addAll(cassandra(profile.cassandra(), ambient, dryRun)));
        steps.addAll(relational(config, ambient, dryRun));
        return steps;
    }

    private static List<String> cassandra(CassandraConfig config, Ambient ambient, boolean dryRun) {
        try (CassandraSchema schema = CassandraSchema.connect(config, ambient.ids())) {
            return schema.migrate(dryRun).stream()
                    .map(step -> "cassandra " + step.version() + " " + step.description())
                    .toList();
        } catch (CassandraException failed) {
            throw new StartupException("cassandra: " + failed.getMessage());
        }
    }

    private static List<String> relational(ParleyConfig config, Ambient ambient, boolean dryRun) {
        if (!config.database().isShared()) {
            DataDirectory.create(config.server().dataDirectory());
        }
        try (Database database = Database.open(config.database())) {
            List<String> steps = new ArrayList<>();
            for (Schema schema : DatabaseWiring.schemas(config.database(), ambient.clock())) {
                List<String> applied = dryRun ? schema.rehearse(database) : schema.migrate(database);
                applied.forEach(step -> steps.add("database " + step));
            }
            return steps;
        } catch (DatabaseException failed) {
            throw new StartupException("database: " + failed.getMessage());
        }
    }
}
