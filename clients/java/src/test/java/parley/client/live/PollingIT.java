package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.ALICE;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.LAPTOP;
import static parley.client.scripted.Frames.ack;
import static parley.client.scripted.Frames.bye;
import static parley.client.scripted.Frames.message;
import static parley.client.scripted.Frames.synced;
import static parley.client.scripted.Frames.welcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.client.json.Json;
import parley.client.model.Content;
import parley.client.model.Sent;
import parley.client.scripted.PollPeer;
import parley.client.scripted.ScriptedServer.Answer;
import parley.client.store.DeviceSession;

class PollingIT extends LiveConnectionFixture {
    private static final Answer NO_ANSWER = new Answer(0, "");

    @BeforeEach
    void pollOnly() {
        options = options.withTransports(TransportOptions.of(TransportOptions.Mode.POLLING));
    }

    @Test
    void sessionShouldBeginWithTokenAndHello() {
        connect();
        PollPeer peer = server.poll();
        assertEquals("/v1/poll", peer.request().path());
        assertEquals("Bearer access-1", peer.request().header("authorization"));
        assertEquals("{\"t\":\"hello\",\"client\":\"test 1\"}", peer.request().body());
        peer.send(welcome("g1"), synced());
        events.await(Event.Synced.class, event -> true);
        assertEquals(
                List.of(
                        new ConnectionState.Connecting(),
                        new ConnectionState.Connected(ALICE, LAPTOP, 3, TransportKind.POLLING)),
                events.of(Event.StateChanged.class).stream()
                        .map(Event.StateChanged::state)
                        .toList());
    }

    @Test
    void attemptThatWasGivenUpShouldNotGreetLate() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        sessions.save(new DeviceSession(ALICE, LAPTOP, "alice", "access-1", Instant.EPOCH, "refresh-1", ""));
        server.answer(request -> {
            asked.countDown();
            await(gate);
            return tokens("access-2", "refresh-2");
        });
        connect();
        await(asked);
        live.close();
        gate.countDown();
        Awaitility.await()
                .until(() -> sessions.load().orElseThrow().refreshToken().equals("refresh-2"));
        Awaitility.await().during(Duration.ofMillis(200)).until(server::idle);
    }

    @Test
    void batchesShouldArriveInOrderAndBeAcknowledged() {
        connect();
        PollPeer peer = polled();
        peer.send(message(CHAT, 1), message(CHAT, 2));
        peer.send(message(CHAT, 3));
        events.awaitSeqs(1L, 2L, 3L);
        awaitConfirmed(peer, 3);
        Awaitility.await().until(() -> peer.acks().contains(3L));
        assertEquals(List.of(0L, 1L, 2L, 3L), peer.acks().stream().distinct().toList());
    }

    @Test
    void emptyAnswersShouldBeFollowedByFurtherRequests() {
        connect();
        PollPeer peer = polled();
        int before = peer.acks().size();
        Awaitility.await().until(() -> peer.acks().size() > before + 1);
        peer.send(message(CHAT, 1));
        events.awaitSeqs(1L);
    }

    @Test
    void batchWhoseAnswerWasLostShouldComeAgain() {
        connect();
        PollPeer peer = polled();
        peer.faultyGets(NO_ANSWER, new Answer(502, "<html>"), new Answer(504, ""));
        peer.send(message(CHAT, 1));
        peer.send(message(CHAT, 2));
        events.awaitSeqs(1L, 2L);
        assertTrue(events.of(Event.Violation.class).isEmpty());
        assertFalse(everIn(ConnectionState.Waiting.class));
    }

    @Test
    void batchThatComesTwiceShouldCountOnce() {
        connect();
        PollPeer peer = polled();
        peer.faultyGets(new Answer(200, "{\"n\":1,\"frames\":[" + welcome("g1") + "]}"));
        peer.send(message(CHAT, 1));
        events.awaitSeqs(1L);
        assertTrue(events.of(Event.Violation.class).isEmpty());
    }

    @Test
    void postWhoseAnswerWasLostShouldBeRepeatedAsItWas() {
        connect();
        PollPeer peer = polled();
        peer.faultyPosts(NO_ANSWER, new Answer(503, "busy"));
        CompletableFuture<Sent> sending = live.send(TO_CHAT, Content.text("once"));
        String cid = peer.next("send").path("cid").asText();
        assertEquals(cid, peer.next("send").path("cid").asText());
        assertEquals(cid, peer.next("send").path("cid").asText());
        assertEquals(1, List.copyOf(peer.posts()).stream().distinct().count());
        peer.send(ack(cid, CHAT, 1));
        assertEquals(1, sending.join().seq());
        assertFalse(everIn(ConnectionState.Waiting.class));
    }

    @Test
    void postsShouldKeepTheOrderOneAtATime() {
        options = options.withSends(1_000, 256, 256);
        connect();
        PollPeer peer = polled();
        peer.hold();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            texts.add("m" + i);
            var _ = live.send(TO_CHAT, Content.text("m" + i));
        }
        peer.release();
        List<String> sent = new ArrayList<>();
        while (sent.size() < texts.size()) {
            sent.add(peer.next("send").path("content").path("text").asText());
        }
        assertEquals(texts, sent);
        assertEquals(1, peer.mostPosting());
        assertTrue(peer.posts().stream().allMatch(post -> Json.read(post).size() <= 10));
    }

    @Test
    void forgottenSessionShouldBeFollowedByANewOneWithoutLoss() {
        connect();
        PollPeer first = polled();
        first.send(message(CHAT, 1));
        awaitConfirmed(first, 1);
        first.forget();
        var _ = live.send(TO_CHAT, Content.text("kept"));
        PollPeer second = polled();
        assertEquals("/v1/poll?route=r+1", second.request().path());
        assertEquals("kept", second.next("send").path("content").path("text").asText());
        second.send(message(CHAT, 1), message(CHAT, 2));
        events.awaitSeqs(1L, 2L);
    }

    @Test
    void goodbyeShouldEndTheSessionAsOnAWebSocket() {
        connect();
        polled().close(4409, bye("replaced"));
        awaitState(ConnectionState.Replaced.class, state -> true);
        Awaitility.await().during(Duration.ofMillis(200)).until(server::idle);
    }

    @Test
    void goodbyeShouldCountAlsoWhenAPostFindsTheSessionGone() {
        connect();
        PollPeer peer = polled();
        peer.refusePosts();
        var _ = live.send(TO_CHAT, Content.text("too late"));
        Awaitility.await().until(() -> peer.refusedPosts() > 0);
        peer.close(4409, bye("replaced"));
        awaitState(ConnectionState.Replaced.class, state -> true);
    }

    @Test
    void drainShouldSayWhenToComeBack() {
        connect();
        long start = System.nanoTime();
        polled().close(1012, bye("drain", 400));
        server.poll();
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 395);
    }

    @Test
    void clientThatPollsShouldMoveWhileTheServerStillServes() {
        connect();
        PollPeer former = polled();
        former.send(bye("drain", 0));
        PollPeer next = polled();
        Awaitility.await().until(former::ended);
        next.send(message(CHAT, 1));
        awaitConfirmed(next, 1);
        assertFalse(everIn(ConnectionState.Waiting.class));
    }

    @Test
    void refusedTokenShouldBeRefreshed() {
        server.answer(request -> tokens("access-2", "refresh-2"));
        connect();
        PollPeer first = polled();
        first.faultyGets(new Answer(401, "{\"code\":\"unauthenticated\"}"));
        assertEquals("Bearer access-2", server.poll().request().header("authorization"));
    }

    @Test
    void serverThatDoesNotAnswerShouldBeLeft() {
        options = options.withTimeouts(Duration.ofMillis(500), Duration.ofSeconds(20));
        connect();
        PollPeer first = polled();
        Answer[] faults = new Answer[20];
        Arrays.fill(faults, new Answer(502, ""));
        first.faultyGets(faults);
        server.poll();
        awaitState(ConnectionState.Waiting.class, state -> state.cause().contains("no answer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "{\"n\":9}", "[]", "{\"n\":9,\"frames\":[7]}"})
    void answerThatIsNoBatchShouldLeadToANewSession(String body) {
        connect();
        PollPeer first = polled();
        first.faultyGets(new Answer(200, body));
        polled().send(message(CHAT, 1));
        events.awaitSeqs(1L);
    }

    @Test
    void slowHandlerShouldStopTheRequestsNotTheHeartbeat() {
        options = options.withEventBuffer(4).withTimeouts(Duration.ofMillis(500), Duration.ofSeconds(20));
        CountDownLatch gate = new CountDownLatch(1);
        connect(event -> {
            if (event instanceof Event.Received) {
                await(gate);
            }
            events.on(event);
        });
        PollPeer peer = server.poll();
        peer.send(welcome("g1", 100), synced());
        for (int seq = 1; seq <= 30; seq++) {
            peer.send(message(CHAT, seq));
        }
        for (int pings = 0; pings < 8; pings++) {
            peer.next("ping");
        }
        assertTrue(peer.acks().getLast() < 20);
        gate.countDown();
        awaitConfirmed(peer, 30);
    }

    @Test
    void closeShouldConfirmWhatTheHandlerHasTakenAndSayGoodbye() {
        options = options.withConfirmations(Duration.ofSeconds(30), 1_000);
        connect();
        PollPeer peer = polled();
        peer.send(message(CHAT, 1));
        events.awaitSeqs(1L);
        live.close();
        awaitConfirmed(peer, 1);
        Awaitility.await().until(peer::ended);
    }
}
