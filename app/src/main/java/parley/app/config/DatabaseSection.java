package parley.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import parley.adapter.dbclient.DatabaseConfig;

/// Reads [DatabaseConfig]: a SQLite file in the data directory, or a PostgreSQL database that instances share.
final class DatabaseSection implements Section<DatabaseConfig> {
    private static final String FILE = "parley.db";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    static final Key<String> URL = new Key<>(
            "database.url",
            "",
            Form.TEXT,
            "A PostgreSQL database, jdbc:postgresql://host:5432/name; empty for a file in the data directory.");
    private static final Key<String> USERNAME = new Key<>("database.username", "", Form.TEXT, "Who to be there.");
    private static final SecretKeys PASSWORD =
            new SecretKeys("database.password", "The password of database.username.");
    private static final Key<Integer> READERS = new Key<>(
            "database.readers", "4", Form.number(1, 256), "Connections for reading accounts and what belongs to them.");
    private static final Key<Integer> WRITERS = new Key<>(
            "database.writers",
            "4",
            Form.number(1, 64),
            "Connections for changing them; a file in the data directory has always one.");
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
        return List.of(
                URL, USERNAME, PASSWORD.text(), PASSWORD.file(), READERS, WRITERS, WRITE_QUEUE, CONNECTION_TIMEOUT);
    }

    /// Whether other instances may use the same database.
    static boolean isShared(Values values) {
        return !values.get(URL).isBlank();
    }

    @Override
    public DatabaseConfig read(Values values) {
        Path file = values.get(ServerSection.DATA_DIRECTORY).resolve(FILE);
        DatabaseConfig usual = isShared(values) ? postgresql(values) : DatabaseConfig.sqlite(file);
        return new DatabaseConfig(
                usual.url(),
                usual.username(),
                usual.password(),
                values.get(READERS),
                isShared(values) ? values.get(WRITERS) : usual.writers(),
                values.get(WRITE_QUEUE),
                values.get(CONNECTION_TIMEOUT),
                usual.integrityCheck(),
                usual.migrationLock(),
                usual.properties());
    }

    private static DatabaseConfig postgresql(Values values) {
        String url = values.get(URL);
        if (!url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException("url: " + url + " (expected: jdbc:postgresql://host:port/database)");
        }
        return DatabaseConfig.postgresql(url, values.get(USERNAME), PASSWORD.read(values));
    }
}
