package parley.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import parley.adapter.dbclient.DatabaseConfig;

/// Reads [DatabaseConfig]: a SQLite file in the data directory.
final class DatabaseSection implements Section<DatabaseConfig> {
    private static final String FILE = "parley.db";

    private static final Key<Integer> READERS = new Key<>(
            "database.readers", "4", Form.number(1, 256), "Connections for reading accounts and what belongs to them.");
    private static final Key<Integer> WRITE_QUEUE = new Key<>(
            "database.write-queue",
            "1000",
            Form.number(1, 100_000),
            "Changes that may wait to be stored; more are refused as unavailable.");
    private static final Key<Duration> CONNECTION_TIMEOUT = new Key<>(
            "database.connection-timeout",
            "5s",
            Form.DURATION_OF,
            "How long to wait for a connection, 250 ms to 1 minute.");

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(READERS, WRITE_QUEUE, CONNECTION_TIMEOUT);
    }

    @Override
    public DatabaseConfig read(Values values) {
        Path file = values.get(ServerSection.DATA_DIRECTORY).resolve(FILE);
        DatabaseConfig sqlite = DatabaseConfig.sqlite(file);
        return new DatabaseConfig(
                sqlite.url(),
                sqlite.username(),
                sqlite.password(),
                values.get(READERS),
                sqlite.writers(),
                values.get(WRITE_QUEUE),
                values.get(CONNECTION_TIMEOUT),
                sqlite.integrityCheck());
    }
}
