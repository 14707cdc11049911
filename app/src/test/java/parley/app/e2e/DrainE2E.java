package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.client.live.Event;
import parley.client.model.Content;
import parley.client.model.Recipient;
import parley.client.model.Sent;

/// A server that goes down where others take its clients over.
@Timeout(120)
class DrainE2E {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int SENDS = 300;

    @TempDir
    Path directory;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void serverShouldServeOnWhileLoadBalancersNotice() throws Exception {
        ServerProcess server = start(Map.of("server.drain-lead", "3s", "server.drain-window", "0s"));
        Person alice = own(Person.register(server.uri(), "alice")).connect();
        Person bob = own(Person.register(server.uri(), "bob"));
        assertEquals(200, readiness(server.uri()));

        CompletableFuture<Integer> ending = terminate(server);
        await().atMost(Duration.ofSeconds(2)).until(() -> readiness(server.uri()) == 503);
        bob.connect();
        alice.send(bob, "still here");

        bob.awaitText("still here");
        assertFalse(ending.isDone());
        assertEquals(143, ending.get(20, TimeUnit.SECONDS));
    }

    @Test
    void clientsShouldBeServedOnAfterTheyWereToldToGoAndLoseNothing() throws Exception {
        ServerProcess server = start(Map.of("server.drain-window", "1s", "server.drain-overlap", "2s"));
        Person alice = own(Person.register(server.uri(), "alice")).connect();
        Person bob = own(Person.register(server.uri(), "bob")).connect();
        RawSocket raw = RawSocket.open(
                HTTP, server.uri(), Person.logIn(server.uri(), "bob").session().accessToken());

        CompletableFuture<Integer> ending = terminate(server);
        raw.awaitFrame("{\"t\":\"bye\",\"reason\":\"drain\",\"reconnectAfterMs\":0}");
        raw.send("{\"t\":\"ping\",\"ref\":1}");
        raw.awaitFrame("\"t\":\"pong\"");
        List<CompletableFuture<Sent>> answers = IntStream.rangeClosed(1, SENDS)
                .mapToObj(i -> alice.live().send(Recipient.user(bob.user()), Content.text("m" + i)))
                .toList();

        for (CompletableFuture<Sent> answer : answers) {
            answer.get(20, TimeUnit.SECONDS); // also those after the bye
        }
        assertFalse(ending.isDone());
        assertEquals(1012, raw.awaitClose());
        assertEquals(143, ending.get(20, TimeUnit.SECONDS));
        assertEquals(IntStream.rangeClosed(1, SENDS).mapToObj(i -> "m" + i).toList(), bob.texts());
        assertTrue(alice.complaints().stream().noneMatch(Event.SendRefused.class::isInstance));
    }

    private ServerProcess start(Map<String, String> settings) throws Exception {
        return own(ServerProcess.start(directory, ServerProcess.freePort(), settings));
    }

    private <T extends AutoCloseable> T own(T one) {
        open.add(one);
        return one;
    }

    private static CompletableFuture<Integer> terminate(ServerProcess server) {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                code.complete(server.terminate());
            } catch (InterruptedException | RuntimeException failed) {
                code.completeExceptionally(failed);
            }
        });
        return code;
    }

    private static int readiness(URI server) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(server.resolve("/health/ready")).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
