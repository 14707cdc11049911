package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.app.check.StartupException;
import parley.app.config.ParleyConfig;
import parley.app.server.ChatServer;
import parley.app.server.SigningKeys;
import parley.client.model.NewGroup;
import parley.devcluster.Loopback;
import parley.devcluster.PostgresqlServer;
import parley.devcluster.Progress;

/// Servers with their accounts and groups in one PostgreSQL database; messages stay with each.
final class SharedDatabaseE2E {
    @TempDir
    private Path directory;

    private PostgresqlServer database;

    @BeforeEach
    void start() {
        database = PostgresqlServer.start(directory.resolve("postgresql"), Loopback.freePort(), Progress.NONE);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private Map<String, String> settings(String password) {
        return Map.of(
                "data-directory",
                directory.resolve("other").toString(),
                "server.port",
                "0",
                "database.url",
                database.url(),
                "database.username",
                PostgresqlServer.USER,
                "database.password",
                password);
    }

    private TestServer server(String name) {
        Map<String, String> all = new HashMap<>(settings(PostgresqlServer.PASSWORD));
        all.put("data-directory", directory.resolve(name).toString());
        return TestServer.start(directory.resolve(name), all);
    }

    @Test
    void peopleShouldTalkOnPostgresql() {
        try (TestServer server = server("one");
                Person ann = Person.register(server.uri(), "ann");
                Person bob = Person.register(server.uri(), "bob")) {
            ann.connect();
            bob.connect();
            ann.groups()
                    .create(
                            NewGroup.named("Book club", bob.user()),
                            UUID.randomUUID().toString());
            ann.send(bob, "one");

            bob.awaitText("one");
            assertEquals(0, ann.complaints().size() + bob.complaints().size());
        }
    }

    @Test
    void aTokenOfOneShouldBeGoodForTheOthersUntilItsDeviceIsRevoked() throws Exception {
        try (TestServer one = server("one");
                TestServer two = server("two");
                Person ann = Person.register(one.uri(), "ann")) {
            assertEquals(200, status(two, ann));

            ann.rest().revoke(ann.session().device());

            await().atMost(Duration.ofSeconds(40)).until(() -> status(two, ann) == 401);
        }
    }

    @Test
    void aRotatedKeyShouldKeepTokensValid() throws Exception {
        ParleyConfig config = ParleyConfig.with(settings(PostgresqlServer.PASSWORD));
        try (TestServer server = server("one");
                Person ann = Person.register(server.uri(), "ann")) {
            SigningKeys.Rotation rotation = SigningKeys.rotate(config);

            assertEquals(2, rotation.keys().size());
            assertTrue(rotation.withoutRestart());
            assertEquals(200, status(server, ann));
        }
    }

    @Test
    void aDatabaseThatDoesNotLetUsInShouldStopTheStart() {
        Map<String, String> wrong = settings("another");
        ParleyConfig config = ParleyConfig.with(wrong);

        StartupException refusal = assertThrows(StartupException.class, () -> {
            try (ChatServer server = ChatServer.start(config)) {
                server.uri();
            }
        });

        String text = String.valueOf(refusal.getMessage());
        assertTrue(text.contains("database.url"), text);
        assertTrue(!text.contains("another"), text);
    }

    private static int status(TestServer server, Person person) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return Requests.get(
                            http, server.uri(), "/v1/devices", person.session().accessToken())
                    .statusCode();
        }
    }
}
