package parley.adapter.dbclient;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseIT {
    @TempDir
    Path directory;

    private Path file;
    private Database database;

    @BeforeEach
    void open() {
        file = directory.resolve("parley.db");
        database = Database.open(DatabaseConfig.sqlite(file));
        database.write(transaction ->
                transaction.change("CREATE TABLE entries (id BIGINT NOT NULL PRIMARY KEY, text TEXT NOT NULL)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyConnectionShouldLogAheadSyncFullyAndEnforceForeignKeys() {
        assertEquals("wal", database.read(statements -> pragma(statements, "journal_mode")));
        List<String> expected = List.of("wal", "2", "1", "5000");

        assertEquals(expected, database.read(DatabaseIT::settings));
        assertEquals(expected, database.write(DatabaseIT::settings));
    }

    @Test
    void committedChangesShouldBeThereAfterReopening() {
        insert(1);
        database.close();

        database = Database.open(DatabaseConfig.sqlite(file));

        assertEquals(1, count());
    }

    @Test
    void nothingShouldStayOfATransactionThatIsUndoneOrFails() {
        database.write(transaction -> {
            insert(transaction, 1);
            transaction.undo();
            return 0;
        });
        IllegalStateException fault = new IllegalStateException("in the middle");
        DatabaseException failed = assertThrows(
                DatabaseException.class,
                () -> database.write(transaction -> {
                    insert(transaction, 2);
                    throw fault;
                }));
        assertThrows(
                DatabaseException.class,
                () -> database.write(transaction -> {
                    insert(transaction, 3);
                    return transaction.change("INSERT INTO nowhere (id) VALUES (1)");
                }));

        assertEquals(0, count());
        assertEquals(
                fault,
                assertInstanceOf(ExecutionException.class, failed.getCause()).getCause());
        insert(4);
        assertEquals(1, count());
    }

    @Test
    void readsShouldNotWaitForATransactionNorSeeItsChanges() {
        long seen = database.write(transaction -> {
            insert(transaction, 1);
            return count();
        });

        assertEquals(0, seen);
        assertEquals(1, count());
    }

    @Test
    void writersShouldNotDisturbEachOther() {
        database.write(transaction -> transaction.change("INSERT INTO entries (id, text) VALUES (0, '0')"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> changes = IntStream.range(0, 200)
                    .mapToObj(number -> threads.submit(() -> database.write(transaction -> {
                        long before = Long.parseLong(Columns.text(
                                transaction
                                        .row("SELECT text FROM entries WHERE id = 0")
                                        .orElseThrow(),
                                "text"));
                        return transaction.change(
                                "UPDATE entries SET text = ? WHERE id = 0", Long.toString(before + 1));
                    })))
                    .toList();
            changes.forEach(DatabaseIT::get);
        }

        assertEquals(
                "200",
                database.read(statements -> Columns.text(
                        statements.row("SELECT text FROM entries WHERE id = 0").orElseThrow(), "text")));
    }

    @Test
    void writersOfAnotherProcessShouldBeWaitedFor() {
        try (Database other = Database.open(DatabaseConfig.sqlite(file));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch hasLock = new CountDownLatch(1);
            CountDownLatch mayCommit = new CountDownLatch(1);
            Future<Integer> first = threads.submit(() -> other.write(transaction -> {
                insert(transaction, 1);
                hasLock.countDown();
                awaitLatch(mayCommit);
                return 0;
            }));
            awaitLatch(hasLock);
            Future<?> second = threads.submit(() -> insert(2));
            mayCommit.countDown();

            get(first);
            get(second);
            assertEquals(2, count());
        }
    }

    @Test
    void writeShouldRefuseMoreThanMayWait() {
        DatabaseConfig usual = DatabaseConfig.sqlite(directory.resolve("small.db"));
        DatabaseConfig config = new DatabaseConfig(
                usual.url(),
                "",
                "",
                1,
                1,
                2,
                Duration.ofSeconds(1),
                usual.integrityCheck(),
                usual.migrationLock(),
                usual.properties());
        try (Database small = Database.open(config);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch mayGo = new CountDownLatch(1);
            CountDownLatch isRunning = new CountDownLatch(1);
            AtomicInteger done = new AtomicInteger();
            Future<Integer> running = threads.submit(() -> small.write(transaction -> {
                isRunning.countDown();
                awaitLatch(mayGo);
                return done.incrementAndGet() + transaction.rows("SELECT 1").size();
            }));
            awaitLatch(isRunning);
            List<Future<Integer>> waiting = IntStream.range(0, 2)
                    .mapToObj(number -> threads.submit(() -> small.write(transaction -> done.incrementAndGet()
                            + transaction.rows("SELECT 1").size())))
                    .toList();
            await().until(() -> small.waiting() == 2);

            assertThrows(DatabaseException.class, () -> small.write(transaction -> 0));

            mayGo.countDown();
            get(running);
            waiting.forEach(DatabaseIT::get);
            assertEquals(3, done.get());
        }
    }

    @Test
    void openShouldFailWhereNoDatabaseCanBe() {
        DatabaseConfig nowhere =
                DatabaseConfig.sqlite(directory.resolve("no").resolve("such").resolve("parley.db"));

        assertThrows(DatabaseException.class, () -> Database.open(nowhere));
    }

    @Test
    void useAfterCloseShouldFailInOurWords() {
        database.close();

        assertThrows(DatabaseException.class, () -> insert(1));
        assertThrows(DatabaseException.class, this::count);
    }

    @Test
    void faultsShouldTellASoundDatabaseFromADamagedOne() throws IOException {
        IntStream.range(0, 2_000).forEach(number -> insert(number));
        assertEquals(List.of(), database.faults());
        database.close();

        byte[] bytes = Files.readAllBytes(file);
        for (int at = bytes.length / 2; at < bytes.length / 2 + 8_192; at++) {
            bytes[at] = (byte) 0xFF;
        }
        Files.write(file, bytes);
        database = Database.open(DatabaseConfig.sqlite(file));

        assertFalse(faultsOrFailure().isEmpty());
    }

    @Test
    void configShouldNotShowThePassword() {
        String shown = DatabaseConfig.postgresql("jdbc:postgresql://localhost/parley", "parley", "hunter2")
                .toString();

        assertFalse(shown.contains("hunter2"), shown);
        assertTrue(shown.contains("jdbc:postgresql://localhost/parley"), shown);
    }

    private List<String> faultsOrFailure() {
        try {
            return database.faults();
        } catch (DatabaseException e) {
            return List.of(e.code());
        }
    }

    private void insert(int id) {
        database.write(transaction -> insert(transaction, id));
    }

    private static long insert(Transaction transaction, int id) {
        return transaction.change("INSERT INTO entries (id, text) VALUES (?, ?)", id, "text " + id);
    }

    private long count() {
        return database.read(statements -> Columns.number(
                statements.row("SELECT COUNT(*) AS n FROM entries").orElseThrow(), "n"));
    }

    private static List<String> settings(Statements statements) {
        return List.of(
                pragma(statements, "journal_mode"),
                pragma(statements, "synchronous"),
                pragma(statements, "foreign_keys"),
                pragma(statements, "busy_timeout"));
    }

    private static String pragma(Statements statements, String name) {
        return String.valueOf(
                statements.row("PRAGMA " + name).orElseThrow().column(1).get());
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
