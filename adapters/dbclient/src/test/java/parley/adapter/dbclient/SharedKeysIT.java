package parley.adapter.dbclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.dbclient.SharedKeys.SharedKey;

/// Keys and migrations of instances that begin at the same moment.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class SharedKeysIT {
    private static final int INSTANCES = 8;

    @TempDir
    private Path directory;

    private EmbeddedPostgres server;
    private DatabaseConfig config;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setOverrideWorkingDirectory(directory.resolve("server").toFile())
                .start();
        config = DatabaseConfig.postgresql(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void instancesThatStartTogetherShouldMigrateOnceAndAgreeOnOneKey() throws Exception {
        Callable<List<SharedKey>> instance = () -> {
            try (Database database = Database.open(config)) {
                SharedKeys.schema(Clock.systemUTC()).migrate(database);
                return new SharedKeys(database).addFirst(key(System.nanoTime()));
            }
        };
        Set<List<SharedKey>> found;
        try (ExecutorService threads = Executors.newFixedThreadPool(INSTANCES)) {
            found = threads
                    .invokeAll(IntStream.range(0, INSTANCES)
                            .mapToObj(i -> instance)
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .collect(Collectors.toSet());
        }

        assertEquals(1, found.size(), found::toString);
        assertEquals(1, found.iterator().next().size());
    }

    @Test
    void theOldestKeysShouldGoWhenThereAreTooMany() {
        try (Database database = Database.open(config)) {
            SharedKeys.schema(Clock.systemUTC()).migrate(database);
            SharedKeys keys = new SharedKeys(database);
            keys.addFirst(key(1));
            keys.add(key(2), 3);
            keys.add(key(3), 3);

            assertEquals(List.of(key(4), key(3), key(2)), keys.add(key(4), 3));
            assertEquals(List.of(key(4), key(3), key(2)), keys.list());
        }
    }

    private static SharedKey key(long at) {
        return new SharedKey("key-" + at, "secret-" + at, at);
    }
}
