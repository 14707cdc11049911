package parley.app.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.HistoryEntry;
import parley.client.model.Recipient;

@Timeout(120)
class LongPollingE2E {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static TestServer server;
    private static int people;
    private static int cids;

    private final List<AutoCloseable> present = new ArrayList<>();
    private final Receiver receiver = new Receiver();
    private final AtomicReference<Device> current = new AtomicReference<>();

    @BeforeAll
    static void start() {
        server = TestServer.start(
                directory,
                Map.of(
                        "rate-limits.sends", "100000/s burst 100000",
                        "session.heartbeat", "3s",
                        "presence.offline-after", "6s",
                        "long-polling.wait-time", "1s"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void leave() throws Exception {
        for (AutoCloseable one : present) {
            one.close();
        }
    }

    @Test
    void twoDevicesShouldTalkOverLongPolling() throws Exception {
        Person ann = somebody();
        Person bob = somebody();
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        Device anns = poll(ann, heard::add);
        move(bob, true);

        for (int i = 1; i <= 20; i++) {
            anns.send(send(bob, cid(), "" + i));
        }

        await().atMost(PATIENCE).until(() -> receiver.count() == 20);
        assertEquals(numbers(20), receiver.texts());
        assertEquals(List.of(), receiver.faults());
        await().atMost(PATIENCE).until(() -> heard.stream().anyMatch(text -> text.contains("\"delivered\":20")));
        assertEquals(
                20,
                heard.stream()
                        .mapToInt(text -> text.split("\"t\":\"ack\"", -1).length - 1)
                        .sum());
    }

    @Test
    void deviceShouldMoveBetweenTransportsInMidStreamWithoutLoss() throws Exception {
        Person ann = somebody().connect();
        Person bob = somebody();
        Person carol = somebody();
        int messages = 1_500;
        Device first = move(bob, false);
        Thread sending = Thread.startVirtualThread(() -> IntStream.rangeClosed(1, messages)
                .forEach(i -> ann.live()
                        .send(Recipient.user(bob.user()), Content.text("" + i))
                        .join()));
        Thread answering = Thread.startVirtualThread(() -> sendEach(carol, 150));

        awaitCount(200);
        Device second = move(bob, true);
        assertEquals(4409, first.awaitClose());
        awaitCount(500);
        second.close();
        Device third = move(bob, false);
        awaitCount(800);
        third.close();
        Device fourth = move(bob, true);
        awaitCount(1_100);
        move(bob, false);
        assertEquals(4409, fourth.awaitClose());
        sending.join();
        answering.join();
        awaitCount(messages);

        assertEquals(List.of(), receiver.faults());
        assertEquals(numbers(messages), receiver.texts());
        assertEquals(numbers(150), history(carol));
    }

    @Test
    void streamsOfOneTransportShouldReplaceThoseOfTheOther() throws Exception {
        Person bob = somebody();
        Device socket = move(bob, false);
        Device polling = move(bob, true);
        assertEquals(4409, socket.awaitClose());

        Device newer = move(bob, true);
        assertEquals(4409, polling.awaitClose());
        move(bob, false);

        assertEquals(4409, newer.awaitClose());
    }

    @Test
    void answerCutInTheMiddleShouldComeAgainByteForByte() throws Exception {
        Person ann = somebody().connect();
        Person bob = somebody();
        String token = bob.session().accessToken();
        String session = PollDevice.session(HTTP, server.uri(), token);
        long processed = drainBatches(session, token);
        ann.send(bob, "x".repeat(60_000));
        String begin = readSome(session, token, processed, 2_000);

        HttpResponse<String> again = get(session, token, processed);
        HttpResponse<String> onceMore = get(session, token, processed);

        assertEquals(200, again.statusCode());
        assertTrue(again.body().startsWith(begin), begin);
        assertEquals(again.body(), onceMore.body());
        assertTrue(again.body().contains("x".repeat(60_000)));
    }

    @Test
    void requestsThatRaceShouldNeverDisagree() throws Exception {
        Person ann = somebody().connect();
        Person bob = somebody();
        String token = bob.session().accessToken();
        String session = PollDevice.session(HTTP, server.uri(), token);
        long processed = drainBatches(session, token);
        StringBuilder seen = new StringBuilder();
        for (int round = 1; round <= 50; round++) {
            CompletableFuture<HttpResponse<String>> one = getLater(session, token, processed);
            CompletableFuture<HttpResponse<String>> other = getLater(session, token, processed);
            ann.send(bob, "#" + round + "#");
            List<HttpResponse<String>> answers = List.of(one.join(), other.join());
            List<String> bodies = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .map(HttpResponse::body)
                    .distinct()
                    .toList();
            assertTrue(answers.stream().allMatch(answer -> List.of(200, 204).contains(answer.statusCode())));
            assertTrue(bodies.size() <= 1, bodies::toString);
            for (String body : bodies) {
                seen.append(body);
                processed++;
            }
        }
        seen.append(get(session, token, processed).body());

        assertEquals(
                IntStream.rangeClosed(1, 50)
                        .mapToObj(round -> "#" + round + "#")
                        .toList(),
                Pattern.compile("#\\d+#")
                        .matcher(seen)
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    @Test
    void deviceThatStopsAskingShouldBeMissed() throws Exception {
        Person bob = somebody();
        String token = bob.session().accessToken();
        String session = PollDevice.session(HTTP, server.uri(), token);
        long processed = drainBatches(session, token);

        await().pollDelay(Duration.ofSeconds(8)).until(() -> true);

        assertEquals(
                "{\"n\":" + (processed + 1) + ",\"frames\":[{\"t\":\"bye\",\"reason\":\"heartbeat\"}],\"close\":4408}",
                get(session, token, processed).body());
        assertEquals(404, get(session, token, processed + 1).statusCode());
        assertEquals(404, post(session, token));
    }

    @Test
    void deviceThatOnlyWaitsShouldStay() throws Exception {
        Person bob = somebody();
        PollDevice polling = poll(bob, text -> {});

        await().atMost(PATIENCE).until(() -> polling.empty() >= 8);

        assertEquals(0, polling.failures());
        assertEquals(204, post(polling.session(), bob.session().accessToken()));
    }

    @Test
    void serverThatStopsShouldTellTheRequestThatWaits(@TempDir Path other) throws Exception {
        TestServer stopping = TestServer.start(other);
        try (Person bob = Person.register(stopping.uri(), "bob")) {
            AtomicReference<String> heard = new AtomicReference<>("");
            try (PollDevice polling =
                    PollDevice.open(HTTP, stopping.uri(), bob.session().accessToken(), heard::set)) {
                await().until(() -> heard.get().contains("synced"));

                stopping.close();

                assertEquals(1012, polling.awaitClose());
                assertTrue(heard.get().startsWith("[{\"t\":\"bye\",\"reason\":\"drain\",\"reconnectAfterMs\":"));
                assertEquals(0, polling.failures());
            }
        }
    }

    private Person somebody() {
        Person person = Person.register(server.uri(), "polling-" + ++people);
        present.add(person);
        return person;
    }

    private PollDevice poll(Person person, Consumer<String> texts) throws Exception {
        PollDevice device = PollDevice.open(HTTP, server.uri(), person.session().accessToken(), texts);
        present.add(device);
        return device;
    }

    /// Opens a stream of the person's device, which may have another, for the receiver.
    private Device move(Person person, boolean polling) throws Exception {
        CompletableFuture<Device> self = new CompletableFuture<>();
        Consumer<String> texts = text -> {
            String confirmation = receiver.take(text);
            if (!confirmation.isEmpty()) {
                self.join().send(confirmation);
            }
        };
        Device device = polling
                ? poll(person, texts)
                : SocketDevice.open(HTTP, server.uri(), person.session().accessToken(), texts);
        present.add(device);
        self.complete(device);
        current.set(device);
        return device;
    }

    /// Sends one after the other over whatever stream there is, each until it is acknowledged.
    private void sendEach(Person to, int messages) {
        for (int i = 1; i <= messages; i++) {
            Cid cid = cid();
            String frame = send(to, cid, "" + i);
            for (int tries = 0; !receiver.acknowledged(cid.toString()); tries++) {
                if (tries % 200 == 0) {
                    current.get().send(frame);
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /// Keeps the stream alive meanwhile, should the machine be busy with something else.
    private void awaitCount(int messages) {
        await().atMost(PATIENCE).until(() -> {
            current.get().send("{\"t\":\"ping\"}");
            return receiver.count() >= messages;
        });
    }

    private static Cid cid() {
        return Cid.of(System.currentTimeMillis(), ++cids, 7);
    }

    private static String send(Person to, Cid cid, String text) {
        return "{\"t\":\"send\",\"to\":{\"user\":\"" + to.user() + "\"},\"cid\":\"" + cid
                + "\",\"content\":{\"text\":\"" + text + "\"}}";
    }

    private static List<String> history(Person person) {
        return person
                .rest()
                .history(person.rest().conversations("", 1).items().getFirst().conversation(), 200)
                .entries()
                .stream()
                .map(entry -> Person.text(((HistoryEntry.Stored) entry).message()))
                .toList();
    }

    private static List<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }

    /// Takes what follows `hello`, and returns the number of the last batch.
    private static long drainBatches(String session, String token) throws Exception {
        long processed = 0;
        for (String body = ""; !body.contains("synced"); processed++) {
            body = get(session, token, processed).body();
        }
        return processed;
    }

    private static HttpResponse<String> get(String session, String token, long processed) throws Exception {
        return HTTP.send(getting(session, token, processed), BodyHandlers.ofString());
    }

    private static CompletableFuture<HttpResponse<String>> getLater(String session, String token, long processed) {
        return HTTP.sendAsync(getting(session, token, processed), BodyHandlers.ofString());
    }

    private static HttpRequest getting(String session, String token, long processed) {
        return PollDevice.request(server.uri(), "/v1/poll/" + session + "?ack=" + processed, token)
                .GET()
                .build();
    }

    private static int post(String session, String token) throws Exception {
        HttpRequest ping = PollDevice.request(server.uri(), "/v1/poll/" + session, token)
                .POST(BodyPublishers.ofString("{\"t\":\"ping\"}"))
                .build();
        return HTTP.send(ping, BodyHandlers.discarding()).statusCode();
    }

    /// Reads the begin of the next batch over a connection of its own, and cuts that.
    private static String readSome(String session, String token, long processed, int bytes) throws Exception {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4 * 1024);
            socket.connect(
                    new InetSocketAddress(server.uri().getHost(), server.uri().getPort()));
            socket.getOutputStream()
                    .write(("GET /v1/poll/" + session + "?ack=" + processed + " HTTP/1.1\r\nHost: x\r\n"
                                    + "Authorization: Bearer " + token + "\r\n\r\n")
                            .getBytes(UTF_8));
            String read = new String(socket.getInputStream().readNBytes(bytes), UTF_8);
            socket.setSoLinger(true, 0);
            return read.substring(read.indexOf("\r\n\r\n") + 4);
        }
    }
}
