package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.ack;
import static parley.client.scripted.Frames.batch;
import static parley.client.scripted.Frames.bye;
import static parley.client.scripted.Frames.message;
import static parley.client.scripted.Frames.synced;
import static parley.client.scripted.Frames.welcome;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.client.model.Content;
import parley.client.model.Sent;
import parley.client.scripted.Peer;
import parley.client.scripted.PollPeer;

class FallbackIT extends LiveConnectionFixture {
    private static final int ALWAYS = 1_000;

    /// Tries WebSocket again after this time, then never within a test.
    private void returningAfter(Duration first) {
        options = options.withTransports(
                new TransportOptions(TransportOptions.Mode.AUTO, List.of(first, Duration.ofHours(1))));
    }

    private void awaitTransport(TransportKind kind) {
        awaitState(ConnectionState.Connected.class, state -> state.transport() == kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403, 404, 426, 502, 503})
    void refusedUpgradeShouldLeadToPolling(int status) {
        server.refuseUpgrades(ALWAYS, status);
        connect();
        PollPeer peer = polled();
        awaitTransport(TransportKind.POLLING);
        peer.send(message(CHAT, 1));
        events.awaitSeqs(1L);
    }

    @Test
    void upgradeThatIsCutBeforeTheWelcomeShouldLeadToPolling() {
        connect();
        server.peer().cut();
        polled();
    }

    @Test
    void upgradeWithoutAWelcomeShouldLeadToPolling() {
        options = options.withTimeouts(Duration.ofMillis(200), Duration.ofSeconds(20));
        connect();
        server.peer().next("hello");
        server.poll();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void busyServerShouldNotLeadToPolling(int status) {
        server.refuseUpgradesItself(2, status);
        connect();
        welcomed();
        assertTrue(server.idle());
    }

    @Test
    void goodbyeBeforeTheWelcomeShouldNotLeadToPolling() {
        connect();
        Peer peer = server.peer();
        peer.next("hello");
        peer.send(bye("unavailable"));
        peer.close(1012, "");
        welcomed();
        assertTrue(server.idle());
    }

    @Test
    void lossAfterTheWelcomeShouldNotLeadToPolling() {
        connect();
        welcomed().cut();
        welcomed();
        assertTrue(server.idle());
    }

    @Test
    void forcedWebSocketShouldNotFallBack() {
        options = options.withTransports(TransportOptions.of(TransportOptions.Mode.WEBSOCKET));
        server.refuseUpgrades(3, 404);
        connect();
        welcomed();
        assertTrue(server.idle());
    }

    @Test
    void pollingThatFailsTooShouldGoBackToWebSocket() {
        server.refuseUpgrades(1, 404);
        connect();
        server.poll().close(1011);
        welcomed();
        awaitTransport(TransportKind.WEBSOCKET);
    }

    @Test
    void webSocketShouldTakeOverWithoutLossOrDoubling() {
        returningAfter(Duration.ofMillis(300));
        server.refuseUpgrades(1, 404);
        connect();
        PollPeer polling = polled();
        polling.send(message(CHAT, 1), message(CHAT, 2));
        events.awaitSeqs(1L, 2L);
        CompletableFuture<Sent> sending = live.send(TO_BOB, Content.text("on the way"));
        String cid = polling.next("send").path("cid").asText();

        Peer socket = server.peer();
        socket.next("hello");
        polling.send(message(CHAT, 3));
        events.awaitSeqs(1L, 2L, 3L);
        polling.close(4409, bye("replaced"));
        socket.send(batch(welcome("g1"), message(CHAT, 2), message(CHAT, 3), message(CHAT, 4), synced()));

        events.awaitSeqs(1L, 2L, 3L, 4L);
        assertEquals(cid, socket.next("send").path("cid").asText());
        socket.send(ack(cid, CHAT, 5));
        assertEquals(5, sending.join().seq());
        awaitTransport(TransportKind.WEBSOCKET);
        assertFalse(everIn(ConnectionState.Replaced.class));
        assertFalse(everIn(ConnectionState.LoginRequired.class));
        assertTrue(events.of(Event.Violation.class).isEmpty());
    }

    @Test
    void welcomeBeforeTheGoodbyeShouldDoAsWell() {
        returningAfter(Duration.ofMillis(100));
        server.refuseUpgrades(1, 404);
        connect();
        PollPeer polling = polled();
        Peer socket = welcomed();
        polling.close(4409, bye("replaced"));
        socket.send(message(CHAT, 1));
        events.awaitSeqs(1L);
        assertFalse(everIn(ConnectionState.Replaced.class));
    }

    @Test
    void webSocketThatIsStillRefusedShouldLeaveThePollingAlone() {
        returningAfter(Duration.ofMillis(100));
        server.refuseUpgrades(2, 404);
        connect();
        PollPeer polling = polled();
        Awaitility.await().until(() -> server.refusalsLeft() == 0);
        polling.send(message(CHAT, 1));
        events.awaitSeqs(1L);
        assertFalse(events.of(Event.StateChanged.class).stream()
                .skip(4)
                .anyMatch(event -> event.state() instanceof ConnectionState.Waiting));
        assertTrue(server.idle());
    }

    @Test
    void webSocketWithoutAWelcomeShouldLeaveThePollingAlone() {
        returningAfter(Duration.ofMillis(100));
        options = options.withTimeouts(Duration.ofMillis(400), Duration.ofSeconds(20));
        server.refuseUpgrades(1, 404);
        connect();
        PollPeer polling = polled();
        Peer socket = server.peer();
        socket.next("hello");
        Awaitility.await().until(socket::ended);
        polling.send(message(CHAT, 1));
        events.awaitSeqs(1L);
        assertTrue(server.idle());
    }

    @Test
    void replacedWhileTheWebSocketIsGreetedShouldWaitForItsWelcome() {
        returningAfter(Duration.ofMillis(100));
        options = options.withTimeouts(Duration.ofMillis(400), Duration.ofSeconds(20));
        server.refuseUpgrades(1, 404);
        connect();
        PollPeer polling = polled();
        server.peer().next("hello");
        polling.close(4409, bye("replaced"));
        polled();
        assertFalse(everIn(ConnectionState.Replaced.class));
    }

    @Test
    void greetingThatComesThroughLateShouldNotPassForAnotherDevice() {
        options = options.withTimeouts(Duration.ofMillis(200), Duration.ofSeconds(20));
        connect();
        server.peer().next("hello");
        polled().close(4409, bye("replaced"));
        polled().close(4409, bye("replaced"));
        awaitState(ConnectionState.Replaced.class, state -> true);
    }

    @Test
    void anotherDeviceShouldReplaceAPollingOne() {
        returningAfter(Duration.ofHours(1));
        server.refuseUpgrades(1, 404);
        connect();
        polled().close(4409, bye("replaced"));
        awaitState(ConnectionState.Replaced.class, state -> true);
        Awaitility.await().during(Duration.ofMillis(200)).until(server::idle);
    }
}
