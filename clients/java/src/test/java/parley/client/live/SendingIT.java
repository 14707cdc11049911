package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.OTHER_CHAT;
import static parley.client.scripted.Frames.ack;
import static parley.client.scripted.Frames.batch;
import static parley.client.scripted.Frames.cid;
import static parley.client.scripted.Frames.error;
import static parley.client.scripted.Frames.synced;
import static parley.client.scripted.Frames.welcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import parley.client.json.Json;
import parley.client.model.Cid;
import parley.client.model.ClosedException;
import parley.client.model.Content;
import parley.client.model.ErrorCode;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
import parley.client.scripted.Frames;
import parley.client.scripted.Peer;

class SendingIT extends LiveConnectionFixture {
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
    void batchesShouldKeepWithinTheServersLimits() {
        options = options.withSends(1_000, 256, 256);
        connect();
        Peer peer = server.peer();
        peer.next("hello");
        for (int i = 0; i < 60; i++) {
            var _ = live.send(TO_CHAT, Content.text("é".repeat(i < 30 ? 1 : 450)));
        }
        peer.send(batch(welcome("g1", 30_000, 5_000), synced()));
        for (int i = 0; i < 60; i++) {
            peer.next("send");
        }
        assertEquals(10, peer.largestBatch());
        assertTrue(peer.longestText() <= 5_000, peer.longestText() + " bytes");
        assertTrue(peer.longestText() > 3_000, peer.longestText() + " bytes");
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
    void sendAfterCloseShouldFail() {
        connect();
        welcomed();
        live.close();
        assertInstanceOf(
                ClosedException.class,
                assertThrows(CompletionException.class, live.send(TO_BOB, Content.text("x"))::join)
                        .getCause());
    }
}
