package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.artemis.ArtemisConfig;
import parley.adapter.artemis.EmbeddedBroker;
import parley.adapter.artemis.JobSender;
import parley.adapter.artemis.QueueCounters;
import parley.adapter.artemis.QueueNames;
import parley.app.Main;
import picocli.CommandLine;

/// The command by which admins see what the durable queues gave up.
class DeadLettersE2E {
    private static final Pattern LETTER =
            Pattern.compile("(?m)^([0-9a-f-]{36})  \\S+T\\S+Z  " + QueueNames.FAN_OUT + "  3 bytes  \\S.*$");

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Path adminToken;
    private static Path userToken;

    private record Outcome(int code, String out, String err) {}

    @BeforeAll
    static void giveUpAJob() throws IOException {
        Path data = directory.resolve("data");
        Path password = Files.writeString(directory.resolve("password"), Person.PASSWORD);
        execute(
                "user",
                "add",
                "root",
                "--admin",
                "--data",
                data.toString(),
                "--password-file",
                password.toString(),
                "--set",
                "passwords.memory-kib=8192");
        ArtemisConfig queues = ArtemisConfig.defaults(data.resolve("queues"));
        try (EmbeddedBroker broker = EmbeddedBroker.begin(queues, System::nanoTime)) {
            broker.awaitStarted();
            try (JobSender sender = new JobSender(broker, QueueNames.FAN_OUT, queues, new QueueCounters())) {
                sender.send(List.of(new byte[] {99, 98, 97}));
            }
        }
        server = TestServer.start(data);
        adminToken = Files.writeString(
                directory.resolve("admin-token"),
                Person.logIn(server.uri(), "root").session().accessToken() + "\n");
        userToken = Files.writeString(
                directory.resolve("user-token"),
                Person.register(server.uri(), "alice").session().accessToken());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void letterShouldBeListedAndBecomeDeadAgainWhenRequeuedBeforeItsCauseIsGone() {
        String first = awaitLetterOtherThan("");

        Outcome requeued = run(adminToken, "requeue", first);

        assertEquals("requeued " + first, requeued.out().strip(), requeued.err());
        assertEquals(0, requeued.code());
        awaitLetterOtherThan(first);
        assertTrue(run(adminToken, "list").out().endsWith("1 dead letters" + System.lineSeparator()));
    }

    private static String awaitLetterOtherThan(String id) {
        return await().until(
                        () -> {
                            Matcher letter =
                                    LETTER.matcher(run(adminToken, "list").out());
                            return letter.find() ? letter.group(1) : id;
                        },
                        found -> !found.equals(id));
    }

    @Test
    void letterThatIsNotThereShouldBeRefused() {
        UUID id = new UUID(1, 2);

        Outcome outcome = run(adminToken, "requeue", id.toString());

        assertEquals(1, outcome.code());
        assertEquals(
                "parley: POST /v1/admin/dead-letters/" + id + "/requeue: there is none with this id (404)",
                outcome.err().strip());
    }

    @Test
    void idThatIsNoneShouldBeWrongUsage() {
        assertEquals(2, run(adminToken, "requeue", "../accounts").code());
    }

    @Test
    void tokenOfSomebodyElseThanAnAdminShouldBeRefused() {
        Outcome outcome = run(userToken, "list");

        assertEquals(1, outcome.code());
        assertTrue(outcome.err().contains("the token is not an admin's (403)"), outcome.err());
    }

    @Test
    void tokenThatIsNoneShouldBeRefusedWithoutBeingShown() throws IOException {
        Path made = Files.writeString(directory.resolve("made-up"), "made.up.token");

        Outcome outcome = run(made, "list");

        assertEquals(1, outcome.code());
        assertTrue(outcome.err().contains("the token is not valid"), outcome.err());
        assertTrue(!outcome.err().contains("made.up.token"), outcome.err());
    }

    @Test
    void missingTokenShouldBeExplained() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));

        assertEquals(
                "parley: token file " + empty + ": no token in its first line",
                run(empty, "list").err().strip());
        assertEquals(
                "parley: no token (expected: an admin's, in PARLEY_ADMIN_TOKEN or by --token-file)",
                execute("dead-letters", "list", "--url", server.uri().toString())
                        .err()
                        .strip());
    }

    @Test
    void serverThatIsNotThereShouldBeExplained() {
        Outcome outcome =
                execute("dead-letters", "list", "--url", "http://127.0.0.1:1", "--token-file", adminToken.toString());

        assertEquals(1, outcome.code());
        assertEquals(
                "parley: no server answers at http://127.0.0.1:1", outcome.err().strip());
    }

    private static Outcome run(Path token, String... arguments) {
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--url", server.uri().toString(), "--token-file", token.toString()));
        return execute(all.toArray(String[]::new));
    }

    private static Outcome execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        int code = commandLine.execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }
}
