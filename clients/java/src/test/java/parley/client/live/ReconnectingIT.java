package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.ALICE;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.ack;
import static parley.client.scripted.Frames.batch;
import static parley.client.scripted.Frames.bye;
import static parley.client.scripted.Frames.message;
import static parley.client.scripted.Frames.synced;
import static parley.client.scripted.Frames.welcome;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import parley.client.model.Content;
import parley.client.scripted.Frames;
import parley.client.scripted.Peer;
import parley.client.scripted.ScriptedServer.Answer;

class ReconnectingIT extends LiveConnectionFixture {
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
                List.of(
                        new ConnectionState.Connecting(),
                        new ConnectionState.Connected(ALICE, Frames.LAPTOP, 3, TransportKind.WEBSOCKET)),
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
    void clientShouldBeBackElsewhereBeforeItLeavesAServerThatGoesDown() {
        connect();
        Peer former = welcomed();
        former.send(bye("drain", 0));
        Peer next = server.peer();
        next.next("hello");
        var sending = live.send(TO_CHAT, Content.text("meanwhile"));
        String cid = former.next("send").path("cid").asText();
        assertFalse(former.ended());
        next.send(batch(welcome("g1"), synced()));
        Awaitility.await().until(former::ended);
        assertEquals(cid, next.next("send").path("cid").asText());
        next.send(ack(cid, CHAT, 1));
        assertEquals(1, sending.join().seq());
        assertFalse(everIn(ConnectionState.Waiting.class));
    }

    @Test
    void moveThatFailsShouldBeTriedAgainWhileTheServerStillServes() {
        options = options.withTransports(TransportOptions.of(TransportOptions.Mode.WEBSOCKET));
        connect();
        Peer former = welcomed();
        server.refuseUpgrades(2, 503);
        former.send(bye("drain", 0));
        Peer next = server.peer();
        next.next("hello");
        assertFalse(former.ended());
        former.send(bye("replaced"));
        former.close(4409, "");
        next.send(batch(welcome("g1"), synced()));
        next.send(message(CHAT, 1));
        awaitConfirmed(next, 1);
        assertFalse(everIn(ConnectionState.Replaced.class));
    }

    @Test
    void routeShouldOutliveTheApplication() {
        connect();
        welcomed();
        Awaitility.await().until(() -> sessions.load().orElseThrow().route().equals("r 1"));
        live.close();
        client.close();
        connect();
        assertEquals("/v1/ws?route=r+1", welcomed().request().path());
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
    void attemptThatWasGivenUpShouldNotGreetLate() {
        CountDownLatch gate = new CountDownLatch(1);
        server.holdUpgrades(gate);
        connect();
        Awaitility.await().until(() -> server.upgrades() == 1);
        live.close();
        gate.countDown();
        Peer peer = server.peer();
        Awaitility.await().until(peer::ended);
        assertEquals(List.of(), peer.pending());
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
    void malformedFrameShouldBeAViolationAndLeadToANewConnection() {
        connect();
        welcomed().send("{\"t\":\"message\",\"seq\":\"one\"}");
        server.peer();
        assertEquals(1, events.of(Event.Violation.class).size());
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
}
