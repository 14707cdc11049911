package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.live.TransportKind;
import parley.client.live.TransportOptions;
import parley.client.model.Content;
import parley.client.model.Recipient;
import parley.client.model.Sent;

/// The client library falls back to long-polling and returns, against the real server.
class TransportsE2E {
    @TempDir
    Path directory;

    private final List<Person> present = new ArrayList<>();
    private TestServer server;
    private Gate gate;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(directory);
        gate = new Gate(server.uri());
    }

    @AfterEach
    void stop() throws IOException {
        present.forEach(person -> assertEquals(List.of(), person.complaints()));
        present.forEach(Person::close);
        gate.close();
        server.close();
    }

    private Person behindTheGate(String handle, Duration returnAfter) {
        Person person = Person.register(
                gate.uri(), handle, new TransportOptions(TransportOptions.Mode.AUTO, List.of(returnAfter)));
        present.add(person);
        return person;
    }

    private Person inTheOpen(String handle) {
        Person person = Person.register(server.uri(), handle);
        present.add(person);
        return person;
    }

    @Test
    void clientShouldPollWhereNoUpgradeGetsThrough() {
        Person ann = behindTheGate("ann", Duration.ofHours(1)).connect();
        Person bob = inTheOpen("bob").connect();
        ann.awaitTransport(TransportKind.POLLING);
        Sent sent = ann.send(bob, "hello");
        assertEquals(sent.seq(), bob.awaitText("hello").seq());
        bob.send(ann, "hi");
        ann.awaitText("hi");
        ann.disconnect();
        bob.send(ann, "missed");
        ann.connect();
        ann.awaitText("missed");
    }

    @Test
    void streamShouldMoveToAWebSocketWithoutLossOrDoubling() {
        Person ann = behindTheGate("ann", Duration.ofMillis(700)).connect();
        Person bob = inTheOpen("bob").connect();
        ann.awaitTransport(TransportKind.POLLING);
        List<String> fromAnn = new ArrayList<>();
        List<String> fromBob = new ArrayList<>();
        List<CompletableFuture<Sent>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            fromAnn.add("a" + i);
            fromBob.add("b" + i);
            answers.add(ann.live().send(Recipient.user(bob.user()), Content.text("a" + i)));
            answers.add(bob.live().send(Recipient.user(ann.user()), Content.text("b" + i)));
            if (i == 60) {
                gate.open();
            }
            answers.getLast().join();
            if (i == 120) {
                ann.awaitTransport(TransportKind.WEBSOCKET);
            }
        }
        answers.forEach(CompletableFuture::join);
        await().untilAsserted(() -> {
            assertEquals(fromBob, ann.texts());
            assertEquals(fromAnn, bob.texts());
        });
    }
}
