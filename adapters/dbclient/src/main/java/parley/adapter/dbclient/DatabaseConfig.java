package parley.adapter.dbclient;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Where a database is and how much of it is used at a time.
///
/// @param url JDBC address
/// @param username empty when none is needed
/// @param password empty when none is needed
/// @param readers connections for reading, 1 to 256; default 4
/// @param writers connections for changes, each with a thread, 1 to 64; 1 for SQLite, which has one writer at a
/// time
/// @param writeQueue changes that may wait, 1 to 100,000; default 1,000; beyond that they are refused
/// @param connectionTimeout how long to wait for a connection, 250 ms to 1 minute; default 5 s
/// @param integrityCheck statement that returns the row "ok", or rows that say what is wrong
/// @param migrationLock query that makes other transactions with it wait for the end of this one
/// @param properties of the driver, by name
public record DatabaseConfig(
        String url,
        String username,
        String password,
        int readers,
        int writers,
        int writeQueue,
        Duration connectionTimeout,
        String integrityCheck,
        String migrationLock,
        Map<String, String> properties) {
    /// Any number that nobody else takes.
    private static final long MIGRATION_LOCK = 7_261_657_765L;

    private static final int DEFAULT_QUEUE = 1_000;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    public DatabaseConfig {
        properties = Map.copyOf(properties);
        if (url.contains("password=")) {
            throw new IllegalArgumentException("url: holds a password (expected: none there; it would be logged)");
        }
        within("readers", readers, 1, 256);
        within("writers", writers, 1, 64);
        within("writeQueue", writeQueue, 1, 100_000);
        within("connectionTimeout", connectionTimeout.toMillis(), 250, 60_000);
    }

    /// A SQLite file, created if absent: write-ahead log, synced at every commit, foreign keys enforced. A
    /// transaction takes the write lock when it begins, and waits for it up to 5 s when another process has it.
    public static DatabaseConfig sqlite(Path file) {
        return new DatabaseConfig(
                "jdbc:sqlite:" + file
                        + "?journal_mode=WAL&synchronous=FULL&foreign_keys=true&busy_timeout=5000"
                        + "&transaction_mode=IMMEDIATE",
                "",
                "",
                4,
                1,
                DEFAULT_QUEUE,
                DEFAULT_TIMEOUT,
                "PRAGMA quick_check",
                "SELECT 1 AS locked", // every transaction locks
                Map.of());
    }

    /// A PostgreSQL database, or one that speaks its protocol and SQL.
    ///
    /// @param url `jdbc:postgresql://host:port/database`
    public static DatabaseConfig postgresql(String url, String username, String password) {
        return new DatabaseConfig(
                url,
                username,
                password,
                8,
                4,
                DEFAULT_QUEUE,
                DEFAULT_TIMEOUT,
                "SELECT 'ok'",
                "SELECT CAST(pg_advisory_xact_lock(" + MIGRATION_LOCK + ") AS TEXT) AS locked",
                Map.of("ApplicationName", "parley", "tcpKeepAlive", "true", "socketTimeout", "30"));
    }

    /// Whether instances on other machines can use the same database.
    public boolean isShared() {
        return url.startsWith("jdbc:postgresql:");
    }

    private static void within(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + min + " to " + max + ")");
        }
    }

    /// Never shows the password, so that it cannot end up in a log.
    @Override
    public String toString() {
        return "DatabaseConfig[url=" + url + ", readers=" + readers + ", writers=" + writers + "]";
    }
}
