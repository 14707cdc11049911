package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Through proxies of the kind that long-polling is for, with times that are shorter than theirs by as much as ours.
@Timeout(120)
class PollProxyE2E {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGER_THAN_THE_WAIT = 1_500;
    private static final int SHORTER_THAN_THE_WAIT = 400;

    @TempDir
    static Path directory;

    private static TestServer server;
    private static int people;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Receiver receiver = new Receiver();

    @BeforeAll
    static void start() {
        server = TestServer.start(directory, Map.of("long-polling.wait-time", "1s"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void webSocketShouldFailWhereUpgradesAreStripped() throws Exception {
        Proxy proxy = proxy(LONGER_THAN_THE_WAIT);
        String token = somebody().session().accessToken();

        assertThrows(CompletionException.class, () -> SocketDevice.open(HTTP, proxy.uri(), token, text -> {}));
    }

    @Test
    void conversationShouldGoThroughAProxyThatHoldsAnswersBackAndStripsUpgrades() throws Exception {
        Proxy proxy = proxy(LONGER_THAN_THE_WAIT);
        Person ann = somebody().connect();
        Person bob = somebody();
        PollDevice polling = poll(proxy, bob);

        say(ann, bob, 1, 200);

        assertHeard(200);
        assertEquals(0, receiver.repeated());
        assertEquals(0, polling.failures());
    }

    @Test
    void silenceShouldNotMeetTheProxysPatienceWhenTheWaitIsShorter() throws Exception {
        Proxy proxy = proxy(LONGER_THAN_THE_WAIT);
        Person ann = somebody().connect();
        Person bob = somebody();
        PollDevice polling = poll(proxy, bob);

        await().atMost(PATIENCE).until(() -> polling.empty() >= 4);
        say(ann, bob, 1, 1);

        assertHeard(1);
        assertEquals(0, polling.failures());
        assertEquals(0, proxy.dropped());
    }

    @Test
    void clientShouldSurviveAProxyThatIsLessPatientThanTheServer() throws Exception {
        Proxy proxy = proxy(SHORTER_THAN_THE_WAIT);
        Person ann = somebody().connect();
        Person bob = somebody();
        poll(proxy, bob);

        for (int i = 1; i <= 10; i++) {
            int drops = proxy.dropped();
            await().atMost(PATIENCE).until(() -> proxy.dropped() > drops);
            say(ann, bob, i, i);
        }

        assertHeard(10);
        assertEquals(0, receiver.repeated());
    }

    @Test
    void clientOfTheSdkShouldFallBackToLongPolling() throws Exception {
        Proxy proxy = proxy(LONGER_THAN_THE_WAIT);
        Person ann = somebody().connect();
        Person bob = Person.register(proxy.uri(), "proxied-" + ++people);
        open.add(bob);
        bob.connect();

        ann.send(bob, "can you hear me?");
        bob.awaitText("can you hear me?");
        bob.send(ann, "yes");

        ann.awaitText("yes");
        assertEquals(List.of(), bob.complaints());
    }

    private Proxy proxy(int idleMillis) throws Exception {
        Proxy proxy = Proxy.before(server.uri(), idleMillis);
        open.add(proxy);
        return proxy;
    }

    private Person somebody() {
        Person person = Person.register(server.uri(), "proxied-" + ++people);
        open.add(person);
        return person;
    }

    private PollDevice poll(Proxy proxy, Person person) throws Exception {
        CompletableFuture<PollDevice> self = new CompletableFuture<>();
        PollDevice device = PollDevice.open(HTTP, proxy.uri(), person.session().accessToken(), text -> {
            String confirmation = receiver.take(text);
            if (!confirmation.isEmpty()) {
                self.join().send(confirmation);
            }
        });
        self.complete(device);
        open.add(device);
        return device;
    }

    private static void say(Person from, Person to, int first, int last) {
        IntStream.rangeClosed(first, last).forEach(i -> from.send(to, "" + i));
    }

    private void assertHeard(int last) {
        await().atMost(PATIENCE).until(() -> receiver.count() == last);
        assertEquals(IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList(), receiver.texts());
        assertEquals(List.of(), receiver.faults());
    }
}
