package parley.adapter.dbclient;

import io.helidon.dbclient.DbRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tables of one context in a database, and the steps that led to them, which the table `schema_version`
/// records.
public final class Schema {
    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS schema_version (
                context TEXT NOT NULL,
                version BIGINT NOT NULL,
                name TEXT NOT NULL,
                checksum TEXT NOT NULL,
                applied_at BIGINT NOT NULL,
                PRIMARY KEY (context, version))
            """;
    private static final String SELECT =
            "SELECT version, name, checksum FROM schema_version WHERE context = ? ORDER BY version";
    private static final String INSERT =
            "INSERT INTO schema_version (context, version, name, checksum, applied_at) VALUES (?, ?, ?, ?, ?)";

    private final String context;
    private final List<Migration> migrations;
    private final Clock clock;

    /// @param context whose tables these are
    /// @param migrations all steps, in order
    public Schema(String context, List<Migration> migrations, Clock clock) {
        this.context = context;
        this.migrations = List.copyOf(migrations);
        this.clock = clock;
        for (int i = 0; i < migrations.size(); i++) {
            if (migrations.get(i).version() != i + 1) {
                throw new IllegalArgumentException(
                        "migration version: " + migrations.get(i).version() + " (expected: " + (i + 1) + ")");
            }
        }
    }

    /// Applies the steps that the database has not seen, all or none.
    ///
    /// @return their names
    /// @throws DatabaseException if a step fails, a step that was applied has changed since, or the database is
    /// of a newer version
    public List<String> migrate(Database database) {
        return database.write(transaction -> apply(database, transaction));
    }

    /// Does what [#migrate] would do, then undoes it: shows whether it would succeed, and changes nothing.
    ///
    /// @return the names of the steps that would be applied
    /// @throws DatabaseException as [#migrate]
    public List<String> rehearse(Database database) {
        return database.write(transaction -> {
            List<String> applied = apply(database, transaction);
            transaction.undo();
            return applied;
        });
    }

    private List<String> apply(Database database, Transaction transaction) {
        database.lockSchema(transaction);
        transaction.change(CREATE);
        Map<Long, String> checksums = new HashMap<>();
        for (DbRow row : transaction.rows(SELECT, context)) {
            checksums.put(Columns.number(row, "version"), Columns.text(row, "checksum"));
        }
        if (checksums.size() > migrations.size()) {
            throw new DatabaseException(
                    "schema of " + context + ": version " + checksums.size() + " (expected: at most "
                            + migrations.size() + "; the data was written by a newer version of Parley)");
        }
        List<String> applied = new ArrayList<>();
        for (Migration migration : migrations) {
            String checksum = checksums.get((long) migration.version());
            if (checksum == null) {
                apply(migration, transaction);
                applied.add(migration.name());
            } else if (!checksum.equals(migration.checksum())) {
                throw new DatabaseException("migration " + migration.name() + " of " + context
                        + ": checksum differs from the one that was applied");
            }
        }
        return List.copyOf(applied);
    }

    private void apply(Migration migration, Transaction transaction) {
        migration.statements().forEach(transaction::change);
        transaction.change(
                INSERT, context, migration.version(), migration.name(), migration.checksum(), clock.millis());
    }
}
