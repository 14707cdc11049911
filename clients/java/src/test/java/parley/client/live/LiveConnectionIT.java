package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.ALICE;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.OTHER_CHAT;
import static parley.client.scripted.Frames.ack;
import static parley.client.scripted.Frames.batch;
import static parley.client.scripted.Frames.behind;
import static parley.client.scripted.Frames.bye;
import static parley.client.scripted.Frames.cid;
import static parley.client.scripted.Frames.error;
import static parley.client.scripted.Frames.frame;
import static parley.client.scripted.Frames.historyMessage;
import static parley.client.scripted.Frames.message;
import static parley.client.scripted.Frames.skip;
import static parley.client.scripted.Frames.synced;
import static parley.client.scripted.Frames.welcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.client.ParleyClient;
import parley.client.json.Json;
import parley.client.model.Cid;
import parley.client.model.ClosedException;
import parley.client.model.Content;
import parley.client.model.ErrorCode;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
import parley.client.model.SeqRange;
import parley.client.scripted.Frames;
import parley.client.scripted.Peer;
import parley.client.scripted.Recorder;
import parley.client.scripted.ScriptedServer;
import parley.client.scripted.ScriptedServer.Answer;
import parley.client.store.DeviceSession;
import parley.client.store.InMemoryClientStore;
import parley.client.store.InMemoryOutbox;
import parley.client.store.InMemorySessionStore;

class LiveConnectionIT {
    private static final Recipient TO_BOB = Recipient.user(BOB);
    private static final Recipient TO_CHAT = Recipient.conversation(CHAT);

    private final InMemorySessionStore sessions = new InMemorySessionStore();
    private final InMemoryClientStore store = new InMemoryClientStore();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final Recorder events = new Recorder();
    private LiveOptions options = LiveOptions.defaults()
            .withBackoff(Duration.ofMillis(10), Duration.ofMillis(50))
            .withConfirmations(Duration.ofMillis(20), 32);
    private ScriptedServer server;
    private ParleyClient client;
    private LiveConnection live;

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

    private static DeviceSession session(String access, String refresh) {
        return new DeviceSession(ALICE, Frames.LAPTOP, "alice", access, Instant.MAX.minusSeconds(1_000), refresh);
    }

    private void connect(EventHandler handler) {
        client = ParleyClient.builder(server.url())
                .sessions(sessions)
                .store(store)
                .outbox(outbox)
                .options(options)
                .name("test 1")
                .build();
        live = client.connect(handler);
    }

    private void connect() {
        connect(events);
    }

    private Peer welcomed() {
        int before = events.of(Event.Synced.class).size();
        Peer peer = server.peer();
        peer.next("hello");
        peer.send(batch(welcome("g1"), synced()));
        Awaitility.await().until(() -> events.of(Event.Synced.class).size() > before);
        return peer;
    }

    private static long confirmed(JsonNode received) {
        return received.path("upTo").path(CHAT.toString()).asLong();
    }

    private static void awaitConfirmed(Peer peer, long seq) {
        long confirmed = confirmed(peer.next("received"));
        while (confirmed < seq) {
            confirmed = confirmed(peer.next("received"));
        }
        assertEquals(seq, confirmed);
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void assertQuiet(Peer peer, String type) {
        Awaitility.await()
                .during(Duration.ofMillis(150))
                .atMost(Duration.ofSeconds(1))
                .until(() -> peer.pending().stream()
                        .noneMatch(frame -> frame.path("t").asText().equals(type)));
    }

    @Test
    void connectShouldCarryTokenAndClientNameAndReportTheWelcome() {
        connect();
        Peer peer = server.peer();
        assertEquals("Bearer access-1", peer.request().header("authorization"));
        assertEquals("/v1/ws", peer.request().path());
        assertEquals("test 1", peer.next("hello").path("client").asText());
        peer.send(welcome("g1"));
        peer.send(synced());
        events.await(Event.Synced.class, event -> true);
        assertEquals(
                List.of(new ConnectionState.Connecting(), new ConnectionState.Connected(ALICE, Frames.LAPTOP, 3)),
                events.of(Event.StateChanged.class).stream()
                        .map(Event.StateChanged::state)
                        .toList());
    }

    @Test
    void reconnectShouldRepeatTheRoute() {
        connect();
        welcomed().cut();
        assertEquals("/v1/ws?route=r+1", server.peer().request().path());
    }

    @Test
    void sendShouldCompleteWithTheAck() {
        connect();
        Peer peer = welcomed();
        CompletableFuture<Sent> sending = live.send(TO_BOB, Content.of("{\"text\":\"h\\u00e9\",\"x\":1.50}"));
        JsonNode send = peer.next("send");
        assertEquals(BOB.toString(), send.path("to").path("user").asText());
        assertEquals("hé", send.path("content").path("text").asText());
        Cid cid = Cid.parse(send.path("cid").asText());
        assertTrue(Math.abs(cid.mintedAt() - Frames.NOW) < 60_000, "minted from server time: " + cid.mintedAt());
        peer.send(ack(cid.toString(), CHAT, 7));
        assertEquals(new Sent(cid, CHAT, 7, Instant.ofEpochMilli(Frames.NOW + 7), false), sending.join());
        events.await(Event.Sent.class, event -> event.sent().cid().equals(cid));
        assertTrue(outbox.load().isEmpty());
    }

    @Test
    void sendShouldRepeatItsCidAfterALossUntilAcknowledged() {
        connect();
        Peer first = welcomed();
        CompletableFuture<Sent> one = live.send(TO_CHAT, Content.text("one"));
        CompletableFuture<Sent> two = live.send(TO_CHAT, Content.text("two"));
        String cid = first.next("send").path("cid").asText();
        first.cut();
        Peer second = welcomed();
        assertEquals(cid, second.next("send").path("cid").asText());
        second.cut();
        Peer third = welcomed();
        assertEquals(cid, third.next("send").path("cid").asText());
        third.send(ack(cid, CHAT, 1));
        assertEquals(1, one.join().seq());
        JsonNode next = third.next("send");
        assertEquals("two", next.path("content").path("text").asText());
        third.send(ack(next.path("cid").asText(), CHAT, 2));
        assertEquals(2, two.join().seq());
    }

    @Test
    void sendShouldRepeatItsCidWhenTheOutcomeIsUnknown() {
        connect();
        Peer peer = welcomed();
        CompletableFuture<Sent> sending = live.send(TO_BOB, Content.text("hi"));
        String cid = peer.next("send").path("cid").asText();
        peer.send(error(cid, "unavailable"));
        assertEquals(cid, peer.next("send").path("cid").asText());
        peer.send(error(cid, "internal"));
        assertEquals(cid, peer.next("send").path("cid").asText());
        peer.send(ack(cid, CHAT, 1));
        assertEquals(1, sending.join().seq());
    }

    @Test
    void sendShouldRepeatItsCidWhenNoAnswerComesInTime() {
        options = options.withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(100));
        connect();
        Peer peer = welcomed();
        CompletableFuture<Sent> sending = live.send(TO_BOB, Content.text("hi"));
        String cid = peer.next("send").path("cid").asText();
        assertEquals(cid, peer.next("send").path("cid").asText());
        peer.send(ack(cid, CHAT, 1));
        assertEquals(1, sending.join().seq());
    }

    @Test
    void sendShouldFailWhenRefusedAndLeaveTheOutbox() {
        connect();
        Peer peer = welcomed();
        CompletableFuture<Sent> sending = live.send(TO_BOB, Content.text("hi"));
        peer.send(error(peer.next("send").path("cid").asText(), "blocked"));
        CompletionException failure = assertThrows(CompletionException.class, sending::join);
        assertEquals(
                ErrorCode.BLOCKED,
                assertInstanceOf(RefusedException.class, failure.getCause()).code());
        events.await(Event.SendRefused.class, event -> event.code() == ErrorCode.BLOCKED);
        Awaitility.await().until(() -> outbox.load().isEmpty());
    }

    @Test
    void sendShouldWaitAsLongAsTheServerSaysWhenRateLimited() {
        connect();
        Peer peer = welcomed();
        var _ = live.send(TO_BOB, Content.text("one"));
        var _ = live.send(TO_BOB, Content.text("two"));
        JsonNode first = peer.next("send");
        long refusedAt = System.nanoTime();
        ObjectNode refusal = (ObjectNode) Json.read(error(first.path("cid").asText(), "rate_limited"));
        peer.send(Json.write(refusal.put("retryAfterMs", 300)));
        JsonNode again = peer.next("send");
        assertTrue(Duration.ofNanos(System.nanoTime() - refusedAt).toMillis() >= 295);
        assertEquals(first.path("cid"), again.path("cid"));
    }

    @Test
    void sendShouldTakeAnotherCidWhenItsTimeIsRefused() {
        connect();
        Peer peer = welcomed();
        CompletableFuture<Sent> sending = live.send(TO_BOB, Content.text("hi"));
        String cid = peer.next("send").path("cid").asText();
        long serverNow = Frames.NOW - Duration.ofHours(1).toMillis();
        ObjectNode refusal = (ObjectNode) Json.read(error(cid, "bad_frame"));
        peer.send(Json.write(refusal.put("now", serverNow)));
        Cid replacement = Cid.parse(peer.next("send").path("cid").asText());
        assertTrue(Math.abs(replacement.mintedAt() - serverNow) < 60_000);
        assertEquals(
                List.of(replacement),
                outbox.load().stream().map(entry -> entry.cid()).toList());
        peer.send(ack(replacement.toString(), CHAT, 1));
        assertEquals(replacement, sending.join().cid());
    }

    @Test
    void sendShouldRefuseContentAboveTheServersLimitWithoutSendingIt() {
        connect();
        Peer peer = welcomed();
        events.await(Event.Synced.class, event -> true);
        CompletableFuture<Sent> sending = live.send(TO_BOB, Content.text("x".repeat(1_001)));
        CompletionException failure = assertThrows(CompletionException.class, sending::join);
        assertEquals(
                ErrorCode.TOO_LARGE,
                assertInstanceOf(RefusedException.class, failure.getCause()).code());
        assertQuiet(peer, "send");
    }

    @Test
    void sendShouldRefuseMoreThanTheBound() {
        options = options.withSends(2, 1, 1);
        connect();
        welcomed();
        var _ = live.send(TO_BOB, Content.text("one"));
        var _ = live.send(TO_BOB, Content.text("two"));
        CompletionException failure =
                assertThrows(CompletionException.class, live.send(TO_BOB, Content.text("three"))::join);
        assertEquals(
                ErrorCode.RATE_LIMITED,
                assertInstanceOf(RefusedException.class, failure.getCause()).code());
        assertEquals(2, outbox.load().size());
    }

    @Test
    void sendsInFlightShouldLeaveTogetherAndInOrder() {
        options = options.withSends(1_000, 256, 64);
        connect();
        Peer peer = welcomed();
        for (int i = 0; i < 200; i++) {
            var _ = live.send(i % 2 == 0 ? TO_CHAT : Recipient.conversation(OTHER_CHAT), Content.text("m" + i));
        }
        long[] seqs = new long[2];
        int[] next = {0, 1};
        for (int i = 0; i < 200; i++) {
            JsonNode send = peer.next("send");
            boolean chat = send.path("to").path("conversation").asText().equals(CHAT.toString());
            int lane = chat ? 0 : 1;
            assertEquals("m" + next[lane], send.path("content").path("text").asText());
            next[lane] += 2;
            seqs[lane]++;
            peer.send(ack(send.path("cid").asText(), chat ? CHAT : OTHER_CHAT, seqs[lane]));
        }
        Awaitility.await().until(() -> events.of(Event.Sent.class).size() == 200);
    }

    @Test
    void outboxShouldBeSentUnderTheSameCidByTheNextClient() {
        connect();
        Peer peer = welcomed();
        CompletableFuture<Sent> sending = live.send(TO_BOB, Content.text("hi"));
        String cid = peer.next("send").path("cid").asText();
        live.close();
        assertInstanceOf(
                ClosedException.class,
                assertThrows(CompletionException.class, sending::join).getCause());
        connect();
        Peer next = welcomed();
        assertEquals(cid, next.next("send").path("cid").asText());
        next.send(ack(cid, CHAT, 4));
        events.await(Event.Sent.class, event -> event.sent().seq() == 4);
        Awaitility.await().until(() -> outbox.load().isEmpty());
    }

    @Test
    void ownMessageShouldCountAsAnswerWhenItsAckWasLost() {
        connect();
        Peer first = welcomed();
        CompletableFuture<Sent> sending = live.send(TO_BOB, Content.text("hi"));
        String cid = first.next("send").path("cid").asText();
        first.cut();
        Peer second = server.peer();
        second.next("hello");
        second.send(batch(welcome("g1"), message(CHAT, 1, ALICE, Cid.parse(cid)), synced()));
        assertEquals(1, sending.join().seq());
        awaitConfirmed(second, 1);
        assertTrue(events.seqs().isEmpty());
        assertEquals(1, events.of(Event.Sent.class).size());
    }

    @Test
    void messagesShouldArriveOnceAndInOrderAndBeConfirmedTogether() {
        connect();
        Peer peer = welcomed();
        peer.send(batch(message(CHAT, 5), message(CHAT, 6), message(OTHER_CHAT, 1)));
        peer.send(batch(message(CHAT, 6), message(CHAT, 7)));
        events.awaitSeqs(5L, 6L, 1L, 7L);
        awaitConfirmed(peer, 7);
        assertTrue(events.of(Event.Violation.class).isEmpty());
    }

    @Test
    void repeatedMessageShouldBeDroppedAndConfirmedAgain() {
        connect();
        Peer first = welcomed();
        first.send(batch(message(CHAT, 1), message(CHAT, 2)));
        awaitConfirmed(first, 2);
        first.cut();
        Peer second = welcomed();
        second.send(message(CHAT, 1));
        awaitConfirmed(second, 1);
        second.send(batch(message(CHAT, 2), message(CHAT, 3)));
        awaitConfirmed(second, 3);
        assertEquals(List.of(1L, 2L, 3L), events.seqs());
    }

    @Test
    void nextClientShouldDropWhatTheStoreKnows() {
        connect();
        Peer first = welcomed();
        first.send(batch(message(CHAT, 1), message(CHAT, 2)));
        awaitConfirmed(first, 2);
        live.close();
        connect();
        Peer second = welcomed();
        second.send(batch(message(CHAT, 2), message(CHAT, 3)));
        events.awaitSeqs(1L, 2L, 3L);
        awaitConfirmed(second, 3);
    }

    @Test
    void messageShouldNotBeConfirmedBeforeTheHandlerReturns() {
        CountDownLatch gate = new CountDownLatch(1);
        connect(event -> {
            events.on(event);
            if (event instanceof Event.Received) {
                await(gate);
            }
        });
        Peer peer = welcomed();
        peer.send(message(CHAT, 1));
        events.awaitSeqs(1L);
        assertQuiet(peer, "received");
        gate.countDown();
        awaitConfirmed(peer, 1);
    }

    @Test
    void messageShouldComeAgainWhenTheHandlerFails() {
        connect(event -> {
            boolean first = events.seqs().size() < 2;
            events.on(event);
            if (first && event instanceof Event.Received(var message) && message.seq() == 2) {
                throw new IllegalStateException("disk full");
            }
        });
        Peer first = welcomed();
        first.send(batch(message(CHAT, 1), message(CHAT, 2), message(CHAT, 3)));
        Peer second = welcomed();
        second.send(batch(message(CHAT, 2), message(CHAT, 3)));
        events.awaitSeqs(1L, 2L, 2L, 3L);
        awaitConfirmed(second, 3);
    }

    @Test
    void ownAckShouldCountAsReceivedAlsoWhenItOvertakes() {
        connect();
        Peer peer = welcomed();
        peer.send(message(CHAT, 1));
        awaitConfirmed(peer, 1);
        var _ = live.send(TO_CHAT, Content.text("hi"));
        peer.send(ack(peer.next("send").path("cid").asText(), CHAT, 4));
        events.await(Event.Sent.class, event -> event.sent().seq() == 4);
        peer.send(message(CHAT, 2));
        awaitConfirmed(peer, 2);
        peer.send(message(CHAT, 3));
        awaitConfirmed(peer, 4);
        peer.send(message(CHAT, 5));
        awaitConfirmed(peer, 5);
        assertTrue(events.of(Event.Violation.class).isEmpty());
    }

    @Test
    void messageAboveAnOwnEntryShouldWaitForItsAck() {
        connect();
        Peer peer = welcomed();
        peer.send(message(CHAT, 1));
        events.awaitSeqs(1L);
        var _ = live.send(TO_CHAT, Content.text("hi"));
        String cid = peer.next("send").path("cid").asText();
        peer.send(message(CHAT, 3));
        peer.send(ack(cid, CHAT, 2));
        events.awaitSeqs(1L, 3L);
        awaitConfirmed(peer, 3);
        assertTrue(events.of(Event.Violation.class).isEmpty());
    }

    @Test
    void gapShouldBeReportedAndPaged() {
        server.answer(request -> {
            assertEquals("/v1/conversations/" + CHAT + "/messages?after=1&limit=200", request.path());
            return history(historyMessage(CHAT, 2), historyMessage(CHAT, 3), historyMessage(CHAT, 4));
        });
        connect();
        Peer peer = welcomed();
        peer.send(message(CHAT, 1));
        peer.send(message(CHAT, 4));
        events.awaitSeqs(1L, 2L, 3L, 4L);
        awaitConfirmed(peer, 4);
        assertEquals(1, events.of(Event.Violation.class).size());
    }

    @Test
    void behindShouldBePagedWhileTheRestGoesOn() {
        server.answer(request -> {
            long after = Long.parseLong(request.path().replaceAll(".*after=(\\d+).*", "$1"));
            ObjectNode skip = Json.object();
            skip.putObject("skip").put("from", after + 2).put("to", after + 3);
            return history(historyMessage(CHAT, after + 1), skip);
        });
        connect();
        Peer peer = welcomed();
        peer.send(message(CHAT, 1));
        peer.send(behind(CHAT, 2, 7));
        peer.send(message(OTHER_CHAT, 1));
        awaitConfirmed(peer, 7);
        assertEquals(
                List.of(new SeqRange(3, 4), new SeqRange(6, 7)),
                events.of(Event.Skipped.class).stream()
                        .map(Event.Skipped::range)
                        .toList());
        peer.send(message(CHAT, 8));
        awaitConfirmed(peer, 8);
        assertEquals(
                List.of(1L, 2L, 5L, 8L),
                events.of(Event.Received.class).stream()
                        .filter(event -> event.message().conversation().equals(CHAT))
                        .map(event -> event.message().seq())
                        .toList());
        assertTrue(events.of(Event.Violation.class).isEmpty());
    }

    @Test
    void behindThatCannotBePagedShouldLeadToANewConnection() {
        AtomicInteger requests = new AtomicInteger();
        server.answer(request -> requests.getAndIncrement() == 0
                ? new Answer(503, "{\"code\":\"unavailable\"}")
                : history(historyMessage(CHAT, 1), historyMessage(CHAT, 2), historyMessage(CHAT, 3)));
        connect();
        welcomed().send(behind(CHAT, 1, 3));
        Peer second = server.peer();
        second.next("hello");
        second.send(batch(welcome("g1"), behind(CHAT, 1, 3), synced()));
        awaitConfirmed(second, 3);
        events.awaitSeqs(1L, 2L, 3L);
    }

    @Test
    void skipShouldMoveThePosition() {
        connect();
        Peer peer = welcomed();
        peer.send(batch(message(CHAT, 1), skip(CHAT, 2, 5), message(CHAT, 6)));
        awaitConfirmed(peer, 6);
        assertEquals(List.of(1L, 6L), events.seqs());
        assertTrue(events.of(Event.Violation.class).isEmpty());
    }

    @Test
    void lostPushShouldBeNoticedByTheHeadsOfTwoPongs() {
        server.answer(request -> history(historyMessage(CHAT, 2)));
        connect();
        Peer peer = server.peer();
        peer.next("hello");
        peer.send(batch(welcome("g1", 50), synced(), message(CHAT, 1)));
        awaitConfirmed(peer, 1);
        ObjectNode pong = frame("pong").put("now", Frames.NOW);
        pong.putObject("heads").put(CHAT.toString(), 2);
        peer.send(Json.write(pong));
        peer.next("ping");
        peer.send(Json.write(pong));
        events.awaitSeqs(1L, 2L);
    }

    @Test
    void silenceShouldEndTheConnection() {
        options = options.withTimeouts(Duration.ofMillis(200), Duration.ofSeconds(20));
        connect();
        Peer peer = server.peer();
        peer.next("hello");
        peer.send(batch(welcome("g1", 50), synced()));
        peer.next("ping");
        server.peer();
        events.await(
                Event.StateChanged.class,
                event -> event.state() instanceof ConnectionState.Waiting(var delay, var cause)
                        && cause.contains("no answer"));
    }

    @Test
    void missingWelcomeShouldEndTheConnection() {
        options = options.withTimeouts(Duration.ofMillis(200), Duration.ofSeconds(20));
        connect();
        server.peer().next("hello");
        server.peer();
    }

    @Test
    void byeShouldSayWhenToComeBack() {
        connect();
        Peer peer = welcomed();
        long start = System.nanoTime();
        peer.send(bye("drain", 400));
        peer.close(1012, "");
        server.peer();
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 395);
    }

    @Test
    void replacedConnectionShouldNotComeBackByItself() {
        connect();
        Peer peer = welcomed();
        peer.send(bye("replaced"));
        peer.close(4409, "");
        events.await(Event.StateChanged.class, event -> event.state() instanceof ConnectionState.Replaced);
        Awaitility.await().during(Duration.ofMillis(200)).until(server::idle);
        live.start();
        server.peer();
    }

    @Test
    void refusedTokenShouldBeRefreshedOnce() {
        server.refuseUpgrades(1, 401);
        server.answer(request -> {
            assertEquals("POST /v1/tokens", request.method() + " " + request.path());
            assertEquals("{\"refreshToken\":\"refresh-1\"}", request.body());
            return tokens("access-2", "refresh-2");
        });
        connect();
        assertEquals("Bearer access-2", server.peer().request().header("authorization"));
        assertEquals("refresh-2", sessions.load().orElseThrow().refreshToken());
    }

    @Test
    void revokedDeviceShouldAskForALogin() {
        server.answer(request -> new Answer(401, "{\"code\":\"unauthenticated\"}"));
        connect();
        Peer peer = welcomed();
        peer.send(bye("revoked"));
        peer.close(4401, "");
        events.await(Event.StateChanged.class, event -> event.state() instanceof ConnectionState.LoginRequired);
        Awaitility.await().during(Duration.ofMillis(200)).until(server::idle);
    }

    @Test
    void expiredTokenShouldBeRefreshedAndTheConnectionComeBack() {
        server.answer(request -> tokens("access-2", "refresh-2"));
        connect();
        Peer peer = welcomed();
        peer.send(bye("expired"));
        peer.close(4401, "");
        assertEquals("Bearer access-2", server.peer().request().header("authorization"));
    }

    @Test
    void otherGenerationShouldVoidWhatIsKnown() {
        connect();
        Peer first = welcomed();
        first.send(batch(message(CHAT, 1), message(CHAT, 2)));
        awaitConfirmed(first, 2);
        first.cut();
        Peer second = server.peer();
        second.next("hello");
        second.send(batch(welcome("g2"), message(CHAT, 1), synced()));
        events.awaitSeqs(1L, 2L, 1L);
        awaitConfirmed(second, 1);
        assertEquals("g2", store.generation());
        assertEquals(1, store.progress().get(CHAT).upTo());
        assertEquals(List.of(new Event.Restarted("g2")), events.of(Event.Restarted.class));
    }

    @Test
    void readShouldBeSentAndRepeatedAfterEveryWelcome() {
        connect();
        Peer first = welcomed();
        events.await(Event.Synced.class, event -> true);
        live.read(CHAT, 5);
        live.read(CHAT, 3);
        assertEquals(5, first.next("read").path("seq").asLong());
        first.cut();
        Peer second = welcomed();
        JsonNode read = second.next("read");
        assertEquals(CHAT.toString(), read.path("conversation").asText());
        assertEquals(5, read.path("seq").asLong());
        assertQuiet(second, "read");
        Awaitility.await().until(() -> store.reads().equals(java.util.Map.of(CHAT, 5L)));
    }

    @Test
    void malformedFrameShouldBeAViolationAndLeadToANewConnection() {
        connect();
        welcomed().send("{\"t\":\"message\",\"seq\":\"one\"}");
        server.peer();
        assertEquals(1, events.of(Event.Violation.class).size());
    }

    @Test
    void unknownFramesAndFieldsShouldBeIgnored() {
        connect();
        Peer peer = welcomed();
        peer.send("{\"t\":\"confetti\",\"colours\":[1,{\"a\":[]}],\"x\":null}");
        ObjectNode odd = (ObjectNode) Json.read(message(CHAT, 1));
        odd.putObject("extra").putArray("deep").addObject().put("content", 1);
        peer.send(Json.write(odd));
        awaitConfirmed(peer, 1);
    }

    @Test
    void slowHandlerShouldStopTheReadingNotTheHeartbeat() {
        options = options.withEventBuffer(4).withTimeouts(Duration.ofMillis(300), Duration.ofSeconds(20));
        CountDownLatch gate = new CountDownLatch(1);
        connect(event -> {
            if (event instanceof Event.Received) {
                await(gate);
            }
            events.on(event);
        });
        Peer peer = server.peer();
        peer.next("hello");
        peer.send(batch(welcome("g1", 100), synced()));
        for (int seq = 1; seq <= 50; seq++) {
            peer.send(message(CHAT, seq));
        }
        for (int pings = 0; pings < 6; pings++) {
            peer.next("ping");
        }
        assertFalse(peer.ended());
        gate.countDown();
        awaitConfirmed(peer, 50);
    }

    @Test
    void closeShouldConfirmWhatTheHandlerHasTaken() {
        options = options.withConfirmations(Duration.ofSeconds(30), 1_000);
        connect();
        Peer peer = welcomed();
        peer.send(message(CHAT, 1));
        events.awaitSeqs(1L);
        live.close();
        awaitConfirmed(peer, 1);
    }

    @Test
    void sendAfterCloseShouldFail() {
        connect();
        welcomed();
        live.close();
        assertInstanceOf(
                ClosedException.class,
                assertThrows(CompletionException.class, live.send(TO_BOB, Content.text("x"))::join)
                        .getCause());
    }

    private static Answer history(ObjectNode... items) {
        ObjectNode page = Json.object();
        page.putArray("items").addAll(List.of(items));
        return new Answer(200, Json.write(page.put("head", 1_000)));
    }

    private static Answer tokens(String access, String refresh) {
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
