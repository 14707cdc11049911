package parley.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.app.Main;
import parley.client.ParleyClient;
import parley.client.model.ClientException;
import picocli.CommandLine;

class CommandsE2E {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private Path data;
    private Path passwordFile;

    private record Outcome(int code, String out, String err) {}

    @BeforeEach
    void prepare() throws IOException {
        data = directory.resolve("data");
        passwordFile = Files.writeString(directory.resolve("password"), Person.PASSWORD + "\n");
    }

    @Test
    void userAddedBeforeTheStartShouldBeAbleToLogIn() {
        Outcome added = run("user", "add", "alice", "--password-file", passwordFile.toString());

        assertEquals(0, added.code(), added.err());
        assertTrue(added.out().startsWith("added alice "), added.out());
        try (TestServer server = TestServer.start(data)) {
            assertEquals(
                    "alice", Person.logIn(server.uri(), "alice").rest().me().handle());
        }
    }

    @Test
    void userAddedWhileTheServerRunsShouldBeAbleToLogIn() {
        try (TestServer server = TestServer.start(data, Map.of("identity.registration", "closed"))) {
            assertThrows(ClientException.class, () -> Person.register(server.uri(), "mallory"));

            Outcome added = run("user", "add", "alice", "--admin", "--password-file", passwordFile.toString());

            assertEquals(0, added.code(), added.err());
            assertEquals(
                    "alice", Person.logIn(server.uri(), "alice").rest().me().handle());
        }
    }

    @Test
    void inviteShouldLetPeopleRegister() {
        run("user", "add", "root", "--admin", "--password-file", passwordFile.toString());
        try (TestServer server = TestServer.start(data, Map.of("identity.registration", "invite"));
                ParleyClient client = ParleyClient.builder(server.uri()).build()) {
            Outcome invited = run("user", "invite", "--as", "root");
            Matcher code = Pattern.compile("invite (\\S+)").matcher(invited.out());

            assertTrue(code.find(), invited.err());
            assertThrows(ClientException.class, () -> client.register("alice", Person.PASSWORD, "first", "made up"));
            assertEquals(
                    "alice",
                    client.register("alice", Person.PASSWORD, "first", code.group(1))
                            .handle());
            assertThrows(ClientException.class, () -> client.register("bob", Person.PASSWORD, "first", code.group(1)));
        }
    }

    @Test
    void inviteOfSomebodyElseThanAnAdminShouldBeRefused() {
        run("user", "add", "alice", "--password-file", passwordFile.toString());

        assertEquals(
                "parley: alice is no admin",
                run("user", "invite", "--as", "alice").err().strip());
        assertEquals(
                "parley: no account has the handle bob",
                run("user", "invite", "--as", "bob").err().strip());
    }

    @Test
    void handleThatIsTakenOrWrongShouldBeRefused() {
        run("user", "add", "alice", "--password-file", passwordFile.toString());
        Outcome taken = run("user", "add", "alice", "--password-file", passwordFile.toString());
        Outcome wrong = run("user", "add", "a", "--password-file", passwordFile.toString());

        assertEquals(1, taken.code());
        assertEquals("parley: handle alice: taken", taken.err().strip());
        assertTrue(wrong.err().startsWith("parley: handle: not acceptable (expected: "), wrong.err());
    }

    @Test
    void keyRotatedBetweenTwoStartsShouldSignAndLeaveOlderTokensValid() throws Exception {
        String before;
        try (TestServer server = TestServer.start(data)) {
            before = Person.register(server.uri(), "alice").session().accessToken();
            Outcome refused = run("keys", "rotate");
            assertEquals(1, refused.code());
            assertTrue(refused.err().contains("another server is using it"), refused.err());
        }

        Outcome rotated = run("keys", "rotate");

        assertEquals(0, rotated.code(), rotated.err());
        assertEquals(
                "still valid: " + keyOf(before),
                rotated.out().lines().skip(1).findFirst().orElse(""));
        try (TestServer server = TestServer.start(data)) {
            String after = Person.logIn(server.uri(), "alice").session().accessToken();
            assertTrue(rotated.out().startsWith(keyOf(after) + " signs"), rotated.out());
            assertEquals(
                    200,
                    Requests.get(HTTP, server.uri(), "/v1/accounts/me", before).statusCode());
        }
    }

    private static String keyOf(String token) {
        String header = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8);
        Matcher key = Pattern.compile("\"kid\":\"([^\"]+)\"").matcher(header);
        assertTrue(key.find(), header);
        return key.group(1);
    }

    @Test
    void doctorShouldPassWhereAServerHasRun() {
        try (TestServer server = TestServer.start(data);
                Person alice = Person.register(server.uri(), "alice").connect()) {
            alice.send(alice, "to myself");
        }

        Outcome outcome = run("doctor", "--port", "0", "--all");

        assertEquals(0, outcome.code(), outcome.out());
        assertTrue(outcome.out().contains("ok    message store: checksums, and 1 entries of 1 conversations"));
        assertTrue(outcome.out().contains("ok    accounts: database is sound"));
        assertTrue(outcome.out().contains(": a sync takes "));
        assertTrue(
                Pattern.compile("ok {4}queues: [1-9]\\d* files, [1-9]\\d* KiB, can be read")
                        .matcher(outcome.out())
                        .find(),
                outcome.out());
    }

    @Test
    void doctorShouldFailWhereTheQueuesAreGone() throws IOException {
        TestServer.start(data).close();
        Files.move(data.resolve("queues"), directory.resolve("elsewhere"));
        Files.createDirectory(data.resolve("queues"));

        Outcome outcome = run("doctor", "--port", "0");

        assertEquals(1, outcome.code());
        assertTrue(outcome.out().contains("FAIL  queues: "), outcome.out());
    }

    @Test
    void doctorShouldReportOneCauseOnce() {
        try (TestServer server = TestServer.start(data)) {
            Outcome outcome = run("doctor", "--port", "0");

            assertEquals(1, outcome.code());
            assertEquals(
                    List.of("FAIL  data directory " + data + ": another server is using it"),
                    outcome.out()
                            .lines()
                            .filter(line -> line.startsWith("FAIL"))
                            .toList(),
                    () -> "while a server runs at " + server.uri());
        }
    }

    @Test
    void doctorShouldFailWhereDataIsDamaged() throws IOException {
        TestServer.start(data).close();
        Files.write(data.resolve("messages/CURRENT"), new byte[] {1, 2, 3});

        Outcome outcome = run("doctor", "--port", "0");

        assertEquals(1, outcome.code());
        assertTrue(outcome.out().contains("FAIL  message store: "), outcome.out());
    }

    @Test
    void doctorShouldShowEveryMistakeInTheConfiguration() throws IOException {
        Path file = Files.writeString(directory.resolve("parley.yaml"), "server: {prot: 1, host: ''}");

        Outcome outcome = run("doctor", "--config", file.toString());

        assertEquals(1, outcome.code());
        assertTrue(outcome.out().contains("server.prot: unknown key (did you mean server.port?)"));
        assertTrue(outcome.out().contains("server.host: \"\" (expected: text; set by "));
    }

    @Test
    void serveShouldExplainAWrongConfigurationWithoutAStackTrace() {
        Outcome outcome = run("serve", "--set", "server.prot=1");

        assertEquals(2, outcome.code());
        assertEquals(
                "parley: --set: server.prot: unknown key (did you mean server.port?)",
                outcome.err().strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "doctor",
                "user",
                "user add",
                "user invite",
                "keys",
                "keys rotate",
                "dead-letters",
                "dead-letters list",
                "dead-letters requeue"
            })
    void everyCommandShouldHaveHelp(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.removeIf(String::isEmpty);
        arguments.add("--help");

        Outcome outcome = execute(arguments.toArray(String[]::new));

        assertEquals(0, outcome.code());
        assertTrue(outcome.out().startsWith("Usage: parley"), outcome.out());
        assertFalse(outcome.out().contains("train"));
    }

    private Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString(), "--set", "passwords.memory-kib=8192"));
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
