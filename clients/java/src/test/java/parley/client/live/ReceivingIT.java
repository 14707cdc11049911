package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.ALICE;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.OTHER_CHAT;
import static parley.client.scripted.Frames.ack;
import static parley.client.scripted.Frames.batch;
import static parley.client.scripted.Frames.behind;
import static parley.client.scripted.Frames.cid;
import static parley.client.scripted.Frames.frame;
import static parley.client.scripted.Frames.historyMessage;
import static parley.client.scripted.Frames.message;
import static parley.client.scripted.Frames.skip;
import static parley.client.scripted.Frames.synced;
import static parley.client.scripted.Frames.welcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import parley.client.json.Json;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.DirectConversation;
import parley.client.model.Sent;
import parley.client.model.SeqRange;
import parley.client.scripted.Frames;
import parley.client.scripted.Peer;
import parley.client.scripted.ScriptedServer.Answer;

class ReceivingIT extends LiveConnectionFixture {
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
    void onlyWhatIsAwaitedShouldBeConfirmedSoon() {
        options = options.withConfirmations(Duration.ofMillis(20), Duration.ofMinutes(10), 1_000);
        connect();
        Peer peer = welcomed();
        peer.send(message(CHAT, 1));
        events.awaitSeqs(1L);
        ConversationId direct = DirectConversation.of(ALICE, BOB);
        peer.send(message(direct, 1));
        awaitConfirmed(peer, 1);
    }

    @Test
    void whatIsNotAwaitedShouldWait() {
        options = options.withConfirmations(Duration.ofMinutes(10), Duration.ofMillis(20), 1_000);
        connect();
        Peer peer = welcomed();
        peer.send(message(CHAT, 1));
        awaitConfirmed(peer, 1);
    }
}
