package parley.adapter.rest.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.adapter.rest.Cursor;
import parley.adapter.rest.Rate;
import parley.adapter.rest.RateLimits;
import parley.adapter.rest.Reply;
import parley.adapter.rest.RestConfig;
import parley.adapter.rest.TestServer;
import parley.adapter.wire.WireLimits;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.Page;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.domain.Content;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.DirectPair;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Recipient;
import parley.messaging.domain.Visibility;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.ReadHistory;
import parley.messaging.port.in.ReadReceipts;
import parley.messaging.port.in.SendMessage;

class MessagingRoutesE2E {
    private static final UserId BOB = new UserId(UUID.fromString("00000000-0000-4000-8000-00000000000b"));
    private static final DeviceId PHONE = new DeviceId(UUID.fromString("00000000-0000-4000-8000-0000000000d3"));
    private static final Conversation.Direct PAIR = DirectPair.of(TestServer.ALICE.user(), BOB);
    private static final ConversationId ROOM = PAIR.id();
    private static final String CID = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String ONE = "/v1/conversations/" + ROOM;
    private static final SendMessage.Result SENT = new SendMessage.Result.Sent(ROOM, 7, 1_700_000_000_000L, false);

    private final FakeMessaging messaging = new FakeMessaging();
    private final TestServer server = start(RateLimits.DEFAULT);

    private TestServer start(RateLimits rates) {
        RestConfig defaults = RestConfig.DEFAULT;
        RestConfig config = new RestConfig(
                defaults.limits(),
                rates,
                defaults.replyTimeout(),
                List.of(),
                defaults.operatorAddresses(),
                defaults.idempotencyKeys(),
                defaults.idempotencyBytes(),
                defaults.idempotencyLife());
        return TestServer.startDocumented(
                config, new MessagingRoutes(messaging.ports(), WireLimits.DEFAULT, Duration.ofMillis(300)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendShouldHandOnTheContentByteForByte() {
        messaging.sendResult = Optional.of(SENT);
        String content = "{ \"text\" : \"k\u00e4se \\u00e4 \ud83d\ude00\",\n \"n\":1.50 }";
        Reply reply = server.call("POST", "/v1/messages", send("{\"user\":\"" + BOB + "\"}", content));
        reply.expect(201);
        assertEquals(ROOM.toString(), reply.json().path("conversation").textValue());
        assertEquals(7, reply.json().path("seq").longValue());
        assertEquals(CID, reply.json().path("cid").textValue());
        SendMessage.Command command = messaging.last(SendMessage.Command.class);
        assertEquals(content, new String(command.content().json(), StandardCharsets.UTF_8));
        assertEquals(new Recipient.ToUser(BOB), command.to());
        assertEquals(TestServer.ALICE.user(), command.sender());
        assertEquals(TestServer.ALICE.device(), command.device());
        assertEquals(Cid.parse(CID), command.cid());
        assertEquals(new SendMessage.Carrier.Request(), command.carrier());
    }

    @Test
    void sendShouldTakeTheConversationFromPathOrBody() {
        messaging.sendResult = Optional.of(SENT);
        server.call("POST", ONE + "/messages", "{\"content\":{\"text\":\"a\"},\"cid\":\"" + CID + "\"}")
                .expect(201);
        assertEquals(
                new Recipient.ToConversation(ROOM),
                messaging.last(SendMessage.Command.class).to());
        server.call("POST", "/v1/messages", send("{\"conversation\":\"" + ROOM + "\"}", "{\"sealed\":\"AAAA\"}"))
                .expect(201);
        assertEquals(
                new Recipient.ToConversation(ROOM),
                messaging.last(SendMessage.Command.class).to());
    }

    @Test
    void sendShouldSayWhenTheCidWasStoredBefore() {
        messaging.sendResult = Optional.of(new SendMessage.Result.Sent(ROOM, 7, 1, true));
        assertTrue(sendText().expect(200).json().path("duplicate").booleanValue());
    }

    @ParameterizedTest
    @CsvSource({
        "NotFound, 404, not_found",
        "NotMember, 403, not_member",
        "NotAllowed, 403, forbidden",
        "Blocked, 403, blocked",
        "CidTaken, 409, conflict",
        "CidAhead, 400, bad_frame",
        "TooLarge, 413, too_large",
        "Failed, 500, internal",
        "Unavailable, 503, unavailable"
    })
    void everySendResultShouldHaveItsProblem(String result, int status, String code) {
        Map<String, SendMessage.Result> results = Map.of(
                "NotFound", new SendMessage.Result.NotFound(),
                "NotMember", new SendMessage.Result.NotMember(),
                "NotAllowed", new SendMessage.Result.NotAllowed(),
                "Blocked", new SendMessage.Result.Blocked(),
                "CidTaken", new SendMessage.Result.CidTaken(),
                "CidAhead", new SendMessage.Result.CidAhead(1_700_000_000_001L),
                "TooLarge", new SendMessage.Result.TooLarge(65_536),
                "Failed", new SendMessage.Result.Failed(),
                "Unavailable", new SendMessage.Result.Unavailable());
        assertEquals(SendMessage.Result.class.getPermittedSubclasses().length - 1, results.size());
        messaging.sendResult = Optional.of(results.get(result));
        Reply reply = sendText().expectProblem(status, code);
        if (result.equals("CidAhead")) {
            assertEquals(1_700_000_000_001L, reply.json().path("now").longValue());
        }
    }

    @Test
    void sendShouldBeUnavailableWhenNoResultComesInTime() {
        messaging.sendResult = Optional.empty();
        Reply reply = sendText().expectProblem(503, "unavailable");
        assertEquals("1", reply.header("Retry-After"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"to\":{\"user\":\"x\"},\"cid\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"content\":{\"text\":\"a\"}}",
                "{\"to\":{},\"cid\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"content\":{\"text\":\"a\"}}",
                "{\"to\":7,\"cid\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"content\":{\"text\":\"a\"}}",
                "{\"cid\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"content\":{\"text\":\"a\"}}",
                "{\"to\":{\"user\":\"00000000-0000-4000-8000-00000000000b\"},\"content\":{\"text\":\"a\"}}",
                "{\"to\":{\"user\":\"00000000-0000-4000-8000-00000000000b\"},\"cid\":\"01890a5d-ac96-774b-bcce-b302099a8057\"}",
                "{\"to\":{\"user\":\"00000000-0000-4000-8000-00000000000b\"},\"cid\":\"00000000-0000-4000-8000-00000000000b\",\"content\":{\"text\":\"a\"}}",
                "{\"to\":{\"user\":\"00000000-0000-4000-8000-00000000000b\",\"conversation\":\"00000000-0000-4000-8000-00000000000b\"},\"cid\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"content\":{\"text\":\"a\"}}",
                "{\"to\":{\"user\":\"00000000-0000-4000-8000-00000000000b\"},\"cid\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"content\":{\"text\":\"a\"}} 1"
            })
    void malformedSendShouldBeRefused(String body) {
        server.call("POST", "/v1/messages", body).expectProblem(400, "bad_frame");
        assertTrue(messaging.asked.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "{\"text\":1}", "{\"text\":\"a\",\"sealed\":\"AAAA\"}", "{\"sealed\":\"?\"}"})
    void badContentShouldBeRefusedAfterTheCidWasLookedUp(String content) {
        server.call("POST", "/v1/messages", send("{\"user\":\"" + BOB + "\"}", content))
                .expectProblem(400, "bad_frame");
        assertEquals(
                List.of(new FindSent.Query(TestServer.ALICE.user(), new Recipient.ToUser(BOB), Cid.parse(CID))),
                messaging.asked);
    }

    @Test
    void contentShouldBeAcceptedUpToTheLimitInBytes() {
        messaging.sendResult = Optional.of(SENT);
        int limit = WireLimits.DEFAULT.contentBytes();
        String empty = "{\"text\":\"\"}";
        String largest = empty.replace("\"\"", "\"" + "\u00e9".repeat((limit - empty.length()) / 2) + "x\"");
        assertEquals(limit, largest.getBytes(StandardCharsets.UTF_8).length);
        server.call("POST", ONE + "/messages", "{\"cid\":\"" + CID + "\",\"content\":" + largest + "}")
                .expect(201);
        String tooLarge = largest.replace("x\"", "xx\"");
        server.call("POST", ONE + "/messages", "{\"cid\":\"" + CID + "\",\"content\":" + tooLarge + "}")
                .expectProblem(413, "too_large");
    }

    @Test
    void refusedContentShouldBeAcknowledgedWhenItsCidIsKnown() {
        messaging.findResult = new FindSent.Result.Known();
        messaging.sendResult = Optional.of(new SendMessage.Result.Sent(ROOM, 3, 1, true));
        Reply reply = server.call("POST", "/v1/messages", send("{\"user\":\"" + BOB + "\"}", "{}"));
        assertEquals(3, reply.expect(200).json().path("seq").longValue());
        int size = messaging.last(SendMessage.Command.class).content().size();
        assertTrue(size > WireLimits.DEFAULT.contentBytes(), "content that messaging could store");
        messaging.sendResult = Optional.of(new SendMessage.Result.TooLarge(WireLimits.DEFAULT.contentBytes()));
        server.call("POST", "/v1/messages", send("{\"user\":\"" + BOB + "\"}", "{}"))
                .expectProblem(400, "bad_frame");
        messaging.findResult = new FindSent.Result.Unavailable();
        server.call("POST", "/v1/messages", send("{\"user\":\"" + BOB + "\"}", "{}"))
                .expectProblem(503, "unavailable");
    }

    @Test
    void sendBeyondTheRateShouldStillAcknowledgeAKnownCid() {
        Rate one = new Rate(1, 1, Duration.ofMinutes(1));
        RateLimits strict = new RateLimits(RateLimits.DEFAULT.address(), one, one, one, 100, 32);
        try (TestServer limited = start(strict)) {
            messaging.sendResult = Optional.of(SENT);
            String body = send("{\"user\":\"" + BOB + "\"}", "{\"text\":\"a\"}");
            limited.call("POST", "/v1/messages", body).expect(201);
            Reply refused = limited.call("POST", "/v1/messages", body).expectProblem(429, "rate_limited");
            assertEquals(60_000, refused.json().path("retryAfterMs").longValue());
            assertEquals("60", refused.header("Retry-After"));
            messaging.findResult = new FindSent.Result.Known();
            messaging.sendResult = Optional.of(new SendMessage.Result.Sent(ROOM, 7, 1, true));
            limited.call("POST", "/v1/messages", body).expect(200);
        }
    }

    @Test
    void historyShouldPassOnWhereToRead() {
        messaging.history = new ReadHistory.Result.Found(List.of(), Visibility.EVERYTHING, 0);
        server.get(ONE + "/messages").expect(200);
        assertEquals(query(new ReadHistory.Range.Latest(), 50), messaging.asked.getLast());
        server.get(ONE + "/messages?before=1&limit=1").expect(200);
        assertEquals(query(new ReadHistory.Range.Before(1), 1), messaging.asked.getLast());
        server.get(ONE + "/messages?after=0&limit=200").expect(200);
        assertEquals(query(new ReadHistory.Range.After(0), 200), messaging.asked.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"before=0", "after=-1", "before=1&after=2", "before=x", "before=", "limit=0", "limit=201"})
    void badHistoryParametersShouldBeRefused(String query) {
        server.get(ONE + "/messages?" + query).expectProblem(400, "bad_frame");
    }

    @Test
    void everyReadResultShouldHaveItsProblem() {
        server.get(ONE + "/messages").expectProblem(404, "not_found");
        messaging.history = new ReadHistory.Result.Unavailable();
        server.get(ONE + "/messages").expectProblem(503, "unavailable");
        server.get(ONE + "/receipts").expectProblem(404, "not_found");
        messaging.receipts = new ReadReceipts.Result.NotMember();
        server.get(ONE + "/receipts").expectProblem(403, "not_member");
        messaging.receipts = new ReadReceipts.Result.Unavailable();
        server.get(ONE + "/receipts").expectProblem(503, "unavailable");
        messaging.inbox = new ListInbox.Result.Unavailable();
        server.get("/v1/conversations").expectProblem(503, "unavailable");
        server.get("/v1/conversations/x/messages").expectProblem(400, "bad_frame");
    }

    @Test
    void receiptsShouldListWatermarks() {
        messaging.receipts = new ReadReceipts.Result.Found(new Page<>(List.of(new Watermark(ROOM, BOB, 5, 3)), "more"));
        Reply reply = server.get(ONE + "/receipts").expect(200);
        assertEquals(5, reply.json().at("/items/0/delivered").longValue());
        assertEquals(3, reply.json().at("/items/0/read").longValue());
        assertEquals(
                new ReadReceipts.Query(TestServer.ALICE.user(), ROOM, ReadReceipts.FIRST, 50),
                messaging.last(ReadReceipts.Query.class));

        messaging.receipts = new ReadReceipts.Result.Found(new Page<>(List.of(), ""));
        String next = reply.json().path("next").textValue();
        assertTrue(server.get(ONE + "/receipts?limit=2&cursor=" + next)
                .expect(200)
                .json()
                .path("next")
                .isMissingNode());
        assertEquals(
                new ReadReceipts.Query(TestServer.ALICE.user(), ROOM, BOB, 2),
                messaging.last(ReadReceipts.Query.class));
    }

    @Test
    void inboxShouldShowConversationsAndPageThem() {
        InboxRow row = new InboxRow(ROOM, 7, 1_700_000_000_000L, 7, 7, 4, 5);
        ListInbox.Item full = new ListInbox.Item(
                PAIR,
                true,
                row,
                new ListInbox.Last.Message(entry(7, "{\"text\":\"last\"}")),
                List.of(new Watermark(ROOM, BOB, 5, 3)));
        ListInbox.Item bare = new ListInbox.Item(PAIR, true, row, new ListInbox.Last.Nothing(), List.of());
        ListInbox.Item gone = new ListInbox.Item(PAIR, true, row, new ListInbox.Last.Message(erased(7)), List.of());
        messaging.inbox = new ListInbox.Result.Found(new Page<>(List.of(full, bare, gone), "more"));
        Reply reply = server.get("/v1/conversations?limit=3").expect(200);
        assertEquals(BOB.toString(), reply.json().at("/items/0/peer/user").textValue());
        assertEquals(2, reply.json().at("/items/0/unread").longValue());
        assertEquals(4, reply.json().at("/items/0/read").longValue());
        assertEquals("last", reply.json().at("/items/0/last/content/text").textValue());
        assertTrue(reply.json().at("/items/1/last").isMissingNode());
        assertTrue(reply.json().at("/items/2/last").isMissingNode());
        String next = reply.json().path("next").textValue();
        assertEquals(ROOM.value(), Cursor.read(next));
        server.get("/v1/conversations?limit=3&cursor=" + next).expect(200);
        assertEquals(new ListInbox.Query(TestServer.ALICE.user(), ROOM, 3), messaging.last(ListInbox.Query.class));
    }

    @Test
    void lastPageShouldHaveNoCursor() {
        assertTrue(
                server.get("/v1/conversations").expect(200).json().path("next").isMissingNode());
        assertEquals(
                new ListInbox.Query(TestServer.ALICE.user(), ConversationId.NIL, 50),
                messaging.last(ListInbox.Query.class));
    }

    @Test
    void readShouldAnswerForEveryResult() {
        server.call("PUT", ONE + "/read", "{\"seq\":7}").expect(204);
        assertEquals(
                new MarkRead.Command(TestServer.ALICE.user(), TestServer.ALICE.device(), ROOM, 7),
                messaging.asked.getLast());
        messaging.markResult = Optional.of(new MarkRead.Result.OutOfRange());
        server.call("PUT", ONE + "/read", "{\"seq\":7}").expectProblem(400, "bad_frame");
        messaging.markResult = Optional.of(new MarkRead.Result.NotFound());
        server.call("PUT", ONE + "/read", "{\"seq\":7}").expectProblem(404, "not_found");
        messaging.markResult = Optional.of(new MarkRead.Result.Unavailable());
        server.call("PUT", ONE + "/read", "{\"seq\":7}").expectProblem(503, "unavailable");
        messaging.markResult = Optional.empty();
        server.call("PUT", ONE + "/read", "{\"seq\":7}").expectProblem(503, "unavailable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"seq\":0}",
                "{\"seq\":-1}",
                "{\"seq\":\"1\"}",
                "{\"seq\":1.5}",
                "{\"seq\":9223372036854775808}"
            })
    void badSeqShouldBeRefused(String body) {
        server.call("PUT", ONE + "/read", body).expectProblem(400, "bad_frame");
        server.call("POST", ONE + "/received", body).expectProblem(400, "bad_frame");
    }

    @Test
    void receivedShouldAnswerForEveryResult() {
        server.call("POST", ONE + "/received", "{\"seq\":7}").expectProblem(409, "conflict");
        SessionId session = new SessionId(UUID.fromString("00000000-0000-4000-8000-000000000055"));
        messaging.session = Optional.of(session);
        server.call("POST", ONE + "/received", "{\"seq\":7}").expect(204);
        assertEquals(new ConfirmReceived.Command(session, ROOM, 7), messaging.asked.getLast());
        messaging.confirmResult = new ConfirmReceived.Result.OutOfRange();
        server.call("POST", ONE + "/received", "{\"seq\":7}").expectProblem(400, "bad_frame");
        messaging.confirmResult = new ConfirmReceived.Result.NoStream();
        server.call("POST", ONE + "/received", "{\"seq\":7}").expectProblem(409, "conflict");
        messaging.confirmResult = new ConfirmReceived.Result.Unavailable();
        server.call("POST", ONE + "/received", "{\"seq\":7}").expectProblem(503, "unavailable");
    }

    private Reply sendText() {
        return server.call("POST", "/v1/messages", send("{\"user\":\"" + BOB + "\"}", "{\"text\":\"a\"}"));
    }

    private static String send(String to, String content) {
        return "{\"to\":" + to + ",\"cid\":\"" + CID + "\",\"content\":" + content + "}";
    }

    private static ReadHistory.Query query(ReadHistory.Range range, int limit) {
        return new ReadHistory.Query(TestServer.ALICE.user(), ROOM, range, limit);
    }

    private static LogEntry entry(long seq, String content) {
        return new LogEntry(
                ROOM,
                seq,
                1,
                EntryKind.MESSAGE,
                seq,
                BOB,
                PHONE,
                Cid.parse(CID),
                1_700_000_000_000L,
                0,
                seq,
                Content.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static LogEntry erased(long seq) {
        return entry(seq, "");
    }
}
