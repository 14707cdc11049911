package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.client.scripted.Frames.ALICE;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.batch;
import static parley.client.scripted.Frames.frame;
import static parley.client.scripted.Frames.synced;
import static parley.client.scripted.Frames.welcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import parley.client.ParleyClient;
import parley.client.json.Json;
import parley.client.model.Recipient;
import parley.client.scripted.Frames;
import parley.client.scripted.Peer;
import parley.client.scripted.PollPeer;
import parley.client.scripted.Recorder;
import parley.client.scripted.ScriptedServer;
import parley.client.scripted.ScriptedServer.Answer;
import parley.client.store.DeviceSession;
import parley.client.store.InMemoryClientStore;
import parley.client.store.InMemoryOutbox;
import parley.client.store.InMemorySessionStore;

/// A client of a scripted server. Tests play the server by hand.
abstract class LiveConnectionFixture {
    static final Recipient TO_BOB = Recipient.user(BOB);
    static final Recipient TO_CHAT = Recipient.conversation(CHAT);

    final InMemorySessionStore sessions = new InMemorySessionStore();
    final InMemoryClientStore store = new InMemoryClientStore();
    final InMemoryOutbox outbox = new InMemoryOutbox();
    final Recorder events = new Recorder();
    LiveOptions options = LiveOptions.defaults()
            .withBackoff(Duration.ofMillis(10), Duration.ofMillis(50))
            .withConfirmations(Duration.ofMillis(20), 32);
    ScriptedServer server;
    ParleyClient client;
    LiveConnection live;

    @BeforeEach
    void listen() throws IOException {
        server = new ScriptedServer();
        sessions.save(session("access-1", "refresh-1"));
    }

    @AfterEach
    void close() {
        if (live != null) {
            live.close();
            client.close();
        }
        server.close();
    }

    static DeviceSession session(String access, String refresh) {
        return new DeviceSession(ALICE, Frames.LAPTOP, "alice", access, Instant.MAX.minusSeconds(1_000), refresh, "");
    }

    void connect(EventHandler handler) {
        client = ParleyClient.builder(server.url())
                .sessions(sessions)
                .store(store)
                .outbox(outbox)
                .options(options)
                .name("test 1")
                .build();
        live = client.connect(handler);
    }

    void connect() {
        connect(events);
    }

    Peer welcomed() {
        int before = events.of(Event.Synced.class).size();
        Peer peer = server.peer();
        peer.next("hello");
        peer.send(batch(welcome("g1"), synced()));
        Awaitility.await().until(() -> events.of(Event.Synced.class).size() > before);
        return peer;
    }

    /// The next session of long-polling, welcomed and synced.
    PollPeer polled() {
        int before = events.of(Event.Synced.class).size();
        PollPeer peer = server.poll();
        peer.next("hello");
        peer.send(welcome("g1"), synced());
        Awaitility.await().until(() -> events.of(Event.Synced.class).size() > before);
        return peer;
    }

    static void awaitConfirmed(PollPeer peer, long seq) {
        long confirmed = confirmed(peer.next("received"));
        while (confirmed < seq) {
            confirmed = confirmed(peer.next("received"));
        }
        assertEquals(seq, confirmed);
    }

    <S extends ConnectionState> void awaitState(Class<S> type, Predicate<S> wanted) {
        events.await(
                Event.StateChanged.class,
                event -> type.isInstance(event.state()) && wanted.test(type.cast(event.state())));
    }

    boolean everIn(Class<? extends ConnectionState> type) {
        return events.of(Event.StateChanged.class).stream().anyMatch(event -> type.isInstance(event.state()));
    }

    static long confirmed(JsonNode received) {
        return received.path("upTo").path(CHAT.toString()).asLong();
    }

    static void awaitConfirmed(Peer peer, long seq) {
        long confirmed = confirmed(peer.next("received"));
        while (confirmed < seq) {
            confirmed = confirmed(peer.next("received"));
        }
        assertEquals(seq, confirmed);
    }

    static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static void assertQuiet(Peer peer, String type) {
        Awaitility.await()
                .during(Duration.ofMillis(150))
                .atMost(Duration.ofSeconds(1))
                .until(() -> peer.pending().stream()
                        .noneMatch(frame -> frame.path("t").asText().equals(type)));
    }

    static Answer history(ObjectNode... items) {
        ObjectNode page = Json.object();
        page.putArray("items").addAll(List.of(items));
        return new Answer(200, Json.write(page.put("head", 1_000)));
    }

    static Answer tokens(String access, String refresh) {
        return new Answer(
                201,
                Json.write(Json.object()
                        .put("user", ALICE.toString())
                        .put("device", Frames.LAPTOP.toString())
                        .put("accessToken", access)
                        .put("accessExpiresAt", 99_999_999_999_999L)
                        .put("refreshToken", refresh)));
    }
}
