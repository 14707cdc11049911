package parley.adapter.dbclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaIT {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L), ZoneOffset.UTC);
    private static final Migration FIRST = new Migration(1, "first", """
            -- A comment; with a semicolon.
            CREATE TABLE fruit (
                name TEXT NOT NULL PRIMARY KEY
            );
            INSERT INTO fruit (name) VALUES ('apple; or pear');
            """);
    private static final Migration SECOND =
            new Migration(2, "second", "ALTER TABLE fruit ADD COLUMN colour TEXT NOT NULL DEFAULT 'green';");
    private static final Migration BROKEN =
            new Migration(2, "broken", "CREATE TABLE nuts (name TEXT);\nINSERT INTO nowhere (name) VALUES ('nut');\n");

    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseConfig.sqlite(directory.resolve("parley.db")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void migrateShouldApplyOnlyWhatIsNew() {
        assertEquals(List.of("first"), schema(FIRST).migrate(database));
        assertEquals(List.of(), schema(FIRST).migrate(database));
        assertEquals(List.of("second"), schema(FIRST, SECOND).migrate(database));

        assertEquals(
                List.of("apple; or pear green"),
                database.read(statements -> statements.rows("SELECT name, colour FROM fruit").stream()
                        .map(row -> Columns.text(row, "name") + " " + Columns.text(row, "colour"))
                        .toList()));
        assertEquals(List.of("1 first 1700000000000", "2 second 1700000000000"), versions());
    }

    @Test
    void migrateShouldApplyAllOrNothing() {
        assertThrows(DatabaseException.class, () -> schema(FIRST, BROKEN).migrate(database));

        assertEquals(List.of(), tables());
        assertEquals(List.of("first", "second"), schema(FIRST, SECOND).migrate(database));
    }

    @Test
    void rehearseShouldSayWhatWouldHappenAndChangeNothing() {
        assertEquals(List.of("first", "second"), schema(FIRST, SECOND).rehearse(database));
        assertThrows(DatabaseException.class, () -> schema(FIRST, BROKEN).rehearse(database));

        assertEquals(List.of(), tables());
    }

    @Test
    void migrateShouldRefuseAStepThatChangedAfterItWasApplied() {
        schema(FIRST).migrate(database);
        Migration changed = new Migration(1, "first", FIRST.script() + "DROP TABLE fruit;\n");

        DatabaseException refused =
                assertThrows(DatabaseException.class, () -> schema(changed).migrate(database));

        assertTrue(refused.getMessage().contains("first"), refused.getMessage());
        assertEquals(List.of("fruit", "schema_version"), tables());
    }

    @Test
    void migrateShouldAcceptOtherLineEnds() {
        schema(FIRST).migrate(database);

        assertEquals(
                List.of(),
                schema(new Migration(1, "first", FIRST.script().replace("\n", "\r\n")))
                        .migrate(database));
    }

    @Test
    void migrateShouldRefuseADatabaseOfANewerVersion() {
        schema(FIRST, SECOND).migrate(database);

        DatabaseException refused =
                assertThrows(DatabaseException.class, () -> schema(FIRST).migrate(database));

        assertTrue(refused.getMessage().contains("newer"), refused.getMessage());
    }

    @Test
    void contextsShouldHaveVersionsOfTheirOwn() {
        schema(FIRST).migrate(database);
        Migration other = new Migration(1, "other", "CREATE TABLE tools (name TEXT);");

        assertEquals(List.of("other"), new Schema("workshop", List.of(other), CLOCK).migrate(database));
        assertEquals(List.of("fruit", "schema_version", "tools"), tables());
    }

    @Test
    void migrateShouldHappenOnceWhenTwoStartTogether() throws Exception {
        try (Database other = Database.open(DatabaseConfig.sqlite(directory.resolve("parley.db")));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> results = Stream.of(database, other)
                    .map(each -> threads.submit(() -> schema(FIRST).migrate(each)))
                    .toList();

            assertEquals(1, results.get(0).get().size() + results.get(1).get().size());
        }
    }

    @Test
    void schemaShouldRefuseGapsInItsVersions() {
        assertThrows(IllegalArgumentException.class, () -> schema(SECOND));
        assertThrows(IllegalArgumentException.class, () -> schema(FIRST, FIRST));
    }

    @Test
    void migrationShouldSayWhichResourceIsMissing() {
        DatabaseException missing =
                assertThrows(DatabaseException.class, () -> Migration.resource(1, "0009-none.sql", SchemaIT.class));

        assertTrue(missing.getMessage().contains("0009-none.sql"), missing.getMessage());
    }

    private static Schema schema(Migration... migrations) {
        return new Schema("fruit", List.of(migrations), CLOCK);
    }

    private List<String> tables() {
        return database.read(statements ->
                statements.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").stream()
                        .map(row -> Columns.text(row, "name"))
                        .collect(Collectors.toList()));
    }

    private List<String> versions() {
        return database.read(statements ->
                statements.rows("SELECT version, name, applied_at FROM schema_version ORDER BY version").stream()
                        .map(row -> Columns.number(row, "version") + " " + Columns.text(row, "name") + " "
                                + Columns.number(row, "applied_at"))
                        .toList());
    }
}
