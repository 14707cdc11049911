package parley.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.live.ConnectionState;
import parley.client.model.Content;
import parley.client.model.Recipient;
import parley.client.model.Sent;

class RestartE2E {
    private static final int BURST = 400;
    private static final Map<String, String> SETTINGS = Map.of("server.drain-window", "500ms");

    @TempDir
    Path directory;

    private int port;
    private ServerProcess server;
    private Person alice;
    private Person bob;

    @BeforeEach
    void start() throws IOException {
        port = ServerProcess.freePort();
        server = ServerProcess.start(directory, port, SETTINGS);
        alice = Person.register(server.uri(), "alice").connect();
        bob = Person.register(server.uri(), "bob").connect();
    }

    @AfterEach
    void stop() {
        alice.close();
        bob.close();
        server.close();
    }

    @Test
    void nothingShouldBeLostWhenTheServerIsKilledDuringABurst() throws Exception {
        List<CompletableFuture<Sent>> answers = burst();
        answers.get(BURST / 4).join();

        server.kill();
        server = ServerProcess.start(directory, port, SETTINGS);

        assertCompleteAndInOrder(answers);
    }

    @Test
    void nothingShouldBeLostWhenTheServerIsStoppedDuringABurst() throws Exception {
        RawSocket raw = RawSocket.open(
                HttpClient.newHttpClient(),
                server.uri(),
                Person.logIn(server.uri(), "bob").session().accessToken());
        List<CompletableFuture<Sent>> answers = burst();
        answers.get(BURST / 4).join();

        assertEquals(143, server.terminate());
        server = ServerProcess.start(directory, port, SETTINGS);

        assertTrue(raw.awaitFrame("\"reason\":\"drain\"").contains("\"reconnectAfterMs\":"));
        assertEquals(1012, raw.awaitClose());
        assertCompleteAndInOrder(answers);
    }

    @Test
    void accountsInboxAndReadMarksShouldSurviveARestart() throws Exception {
        Sent sent = alice.send(bob, "remember me");
        bob.awaitText("remember me");
        bob.rest().markRead(sent.conversation(), sent.seq());
        alice.send(bob, "and me");
        bob.awaitText("and me");

        server.kill();
        server = ServerProcess.start(directory, port, SETTINGS);

        bob.awaitState(ConnectionState.Waiting.class);
        var conversation = bob.rest().conversations("", 10).items().getFirst();
        assertEquals(1, conversation.unread());
        assertEquals(sent.seq(), conversation.read());
        assertEquals("bob", Person.logIn(server.uri(), "bob").rest().me().handle());
    }

    /// Messages at a pace that leaves many of them to be sent when something happens in between.
    private List<CompletableFuture<Sent>> burst() {
        List<CompletableFuture<Sent>> answers = new ArrayList<>();
        for (int i = 1; i <= BURST; i++) {
            answers.add(alice.live().send(Recipient.user(bob.user()), Content.text("m" + i)));
        }
        return answers;
    }

    private void assertCompleteAndInOrder(List<CompletableFuture<Sent>> answers) throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= BURST; i++) {
            assertEquals(i, answers.get(i - 1).get(30, TimeUnit.SECONDS).seq());
            expected.add("m" + i);
        }
        bob.awaitText("m" + BURST);
        assertEquals(expected, bob.texts());
        assertEquals(List.of(), alice.complaints());
        assertEquals(List.of(), bob.complaints());
    }
}
