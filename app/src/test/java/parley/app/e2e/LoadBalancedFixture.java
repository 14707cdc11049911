package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a load balancer with our file has to do. Behind it are two servers that know nothing of each other, so that the
/// token of an account says by being accepted which of them was reached.
@Timeout(180)
abstract class LoadBalancedFixture {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ROUTES = 40;
    private static final int LARGE = 60_000;

    @TempDir
    Path directory;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<TestServer> servers = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private URI front;

    abstract LoadBalancer start(Path directory, List<URI> instances) throws IOException;

    @BeforeEach
    void start() throws IOException {
        List<URI> instances = new ArrayList<>();
        for (int instance = 0; instance < 2; instance++) {
            TestServer server = server(instance, ServerProcess.freePort());
            servers.add(server);
            instances.add(server.uri());
            people.add(own(Person.register(server.uri(), "person-" + instance)));
        }
        Path files = Files.createDirectory(directory.resolve("balancer"));
        front = own(start(files, instances)).uri();
        await().atMost(SOON).until(() -> status("/v1/accounts/me", token(0)) < 500);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        servers.forEach(TestServer::close);
    }

    @Test
    void sameRouteShouldLeadToTheSameInstanceAndRoutesToAll() throws Exception {
        Map<String, Integer> reached = new HashMap<>();
        for (int i = 0; i < ROUTES; i++) {
            reached.put("route" + i, reached("route" + i));
        }
        Set<Integer> instances = new HashSet<>(reached.values());
        assertEquals(Set.of(0, 1), instances);
        for (Map.Entry<String, Integer> each : reached.entrySet()) {
            assertEquals(each.getValue(), reached(each.getKey()));
            assertEquals(101, upgrade(each.getKey(), token(each.getValue())), each.getKey());
            assertEquals(401, upgrade(each.getKey(), token(1 - each.getValue())), each.getKey());
        }
    }

    @Test
    void webSocketShouldGoThroughAndStayAsLongAsItShowsLife() throws Exception {
        Person friend = own(Person.register(servers.get(0).uri(), "friend")).connect();
        RawSocket socket = RawSocket.open(HTTP, front, token(0), routeTo(0));
        long end = System.nanoTime() + LoadBalancer.PATIENCE.plusSeconds(2).toNanos();
        for (int beat = 0; System.nanoTime() < end; beat++) {
            socket.send("{\"t\":\"ping\",\"ref\":\"beat-" + beat + "\"}");
            socket.awaitFrame("\"beat-" + beat + "\"");
            await().pollDelay(Duration.ofMillis(900)).until(() -> true);
        }
        friend.send(people.get(0), "x".repeat(LARGE));

        assertTrue(socket.awaitFrame("\"message\"").length() > LARGE);
        socket.abort();
    }

    @Test
    void longPollingShouldGoThroughWithoutAnythingCutOrHeldBack() throws Exception {
        Person friend = own(Person.register(servers.get(1).uri(), "friend")).connect();
        Receiver receiver = new Receiver();
        CompletableFuture<PollDevice> self = new CompletableFuture<>();
        PollDevice device = own(PollDevice.open(HTTP, front, token(1), routeTo(1), text -> {
            String confirmation = receiver.take(text);
            if (!confirmation.isEmpty()) {
                self.join().send(confirmation);
            }
        }));
        self.complete(device);

        await().atMost(SOON).until(() -> device.empty() >= 6);
        for (int i = 0; i < 20; i++) {
            friend.send(people.get(1), "x".repeat(i % 5 == 0 ? LARGE : 10));
        }

        await().atMost(SOON).until(() -> receiver.count() == 20);
        assertEquals(List.of(), receiver.faults());
        assertEquals(0, receiver.repeated());
        assertEquals(0, device.failures());
    }

    @Test
    void addressThatAClientClaimsShouldNotCount() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            answers.add(HTTP.send(
                            PollDevice.request(front, "/v1/poll?route=" + routeTo(0), token(0))
                                    .header("X-Forwarded-For", "192.0.2." + i)
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"t\":\"hello\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        }
        assertEquals(List.of(201, 201, 429), answers);
    }

    @Test
    void operatorsPagesShouldNotBeShown() throws Exception {
        assertEquals(404, status("/metrics", token(0)));
        assertEquals(404, status("/health/ready", token(0)));
    }

    @Test
    void instanceThatGoesDownShouldKeepItsClientsUntilTheyAreElsewhere() throws Exception {
        String route = routeTo(0);
        int port = servers.get(0).uri().getPort();
        RawSocket socket = RawSocket.open(HTTP, front, token(0), route);
        CompletableFuture<Void> down = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            servers.get(0).close();
            down.complete(null);
        });

        socket.awaitFrame("\"drain\"");
        await().atMost(SOON).until(() -> upgrade(route, token(1)) == 101);
        assertFalse(down.isDone());
        socket.send("{\"t\":\"ping\",\"ref\":\"meanwhile\"}");
        socket.awaitFrame("\"meanwhile\"");
        assertEquals(1012, socket.awaitClose());
        down.join();
        for (int i = 0; i < ROUTES; i++) {
            assertEquals(200, status("/v1/accounts/me?route=route" + i, token(1)));
            assertEquals(201, openPoll("route" + i));
        }

        servers.set(0, server(0, port));
        await().atMost(SOON).until(() -> reached(route) == 0);
    }

    private TestServer server(int instance, int port) {
        return TestServer.start(
                directory.resolve("data-" + instance),
                Map.of(
                        "server.port", Integer.toString(port),
                        "server.drain-lead", "3s",
                        "server.drain-window", "0s",
                        "server.drain-overlap", "3s",
                        "rest.trusted-proxies", "127.0.0.1",
                        "long-polling.wait-time", "1s",
                        "long-polling.sessions-per-address", "2"));
    }

    private String token(int instance) {
        return people.get(instance).session().accessToken();
    }

    private String routeTo(int instance) throws Exception {
        for (int i = 0; i < ROUTES; i++) {
            if (reached("route" + i) == instance) {
                return "route" + i;
            }
        }
        throw new AssertionError("no route leads to instance " + instance);
    }

    private int reached(String route) throws Exception {
        String path = "/v1/accounts/me?route=" + route;
        int first = status(path, token(0));
        int second = status(path, token(1));
        assertEquals(Set.of(200, 401), Set.of(first, second));
        return first == 200 ? 0 : 1;
    }

    private int status(String path, String token) throws Exception {
        return HTTP.send(PollDevice.request(front, path, token).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /// Opens a session on whatever instance, and ends it.
    private int openPoll(String route) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                PollDevice.request(front, "/v1/poll?route=" + route, token(1))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"t\":\"hello\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 201) {
            String session = answer.body().split("\"", -1)[3];
            HTTP.send(
                    PollDevice.request(front, "/v1/poll/" + session + "?route=" + route, token(1))
                            .DELETE()
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        return answer.statusCode();
    }

    private int upgrade(String route, String token) {
        try {
            RawSocket.open(HTTP, front, token, route).abort();
            return 101;
        } catch (CompletionException refused) {
            return RawSocket.status(refused);
        }
    }

    private <T extends AutoCloseable> T own(T one) {
        open.add(one);
        return one;
    }
}
