package parley.adapter.rest.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.adapter.rest.Cursor;
import parley.adapter.rest.Reply;
import parley.adapter.rest.RestConfig;
import parley.adapter.rest.TestServer;
import parley.adapter.wire.WireLimits;
import parley.kernel.ConversationId;
import parley.kernel.Page;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.ChangeSettings;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.ReadMessageReceipts;

/// Settings of conversations, receipts of single messages, and groups in the inbox.
class ConversationRoutesE2E {
    private static final UserId ALICE = TestServer.ALICE.user();
    private static final UserId BOB = new UserId(UUID.fromString("00000000-0000-4000-8000-00000000000b"));
    private static final UserId CAROL = new UserId(UUID.fromString("00000000-0000-4000-8000-00000000000c"));
    private static final ConversationId ROOM =
            new ConversationId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8099"));
    private static final String SETTINGS = "/v1/conversations/" + ROOM + "/settings";
    private static final String RECEIPTS = "/v1/conversations/" + ROOM + "/messages/7/receipts";

    private final FakeMessaging messaging = new FakeMessaging();
    private final TestServer server = TestServer.startDocumented(
            RestConfig.DEFAULT, new MessagingRoutes(messaging.ports(), WireLimits.DEFAULT, Duration.ofMillis(300)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void groupInTheInboxShouldHaveNoPeerButAMembership() {
        ConversationSettings settings = new ConversationSettings(ConversationSettings.FOR_EVER, true, false, true, 5);
        InboxRow row = new InboxRow(ROOM, 7, 1_700_000_000_000L, 7, 7, 4, 5, settings);
        messaging.inbox = new ListInbox.Result.Found(new Page<>(List.of(item(true, row), item(false, row)), ""));
        Reply reply = server.get("/v1/conversations").expect(200);
        assertEquals("group", reply.json().at("/items/0/kind").textValue());
        assertTrue(reply.json().at("/items/0/member").booleanValue());
        assertFalse(reply.json().at("/items/1/member").booleanValue());
        assertTrue(reply.json().at("/items/0/peer").isMissingNode());
        assertEquals(
                "{\"mutedUntil\":-1,\"archived\":true,\"pinned\":false,\"unread\":true}",
                reply.json().at("/items/0/settings").toString());
        assertEquals(3, reply.json().at("/items/0/receipts/0/read").longValue());
    }

    private static ListInbox.Item item(boolean member, InboxRow row) {
        return new ListInbox.Item(
                new Conversation.Group(ROOM),
                member,
                row,
                new ListInbox.Last.Nothing(),
                List.of(new Watermark(ROOM, BOB, 5, 3)));
    }

    @Test
    void settingsShouldChangeOnlyWhatIsNamed() {
        ConversationSettings now = new ConversationSettings(1_700_000_000_000L, false, true, false, 5);
        messaging.settings = new ChangeSettings.Result.Changed(now);
        Reply reply = server.call("PATCH", SETTINGS, "{}").expect(200);
        assertEquals(
                "{\"mutedUntil\":1700000000000,\"archived\":false,\"pinned\":true,\"unread\":false}", reply.body());
        ChangeSettings.Command none = messaging.last(ChangeSettings.Command.class);
        assertEquals(ALICE, none.user());
        assertEquals(TestServer.ALICE.device(), none.device());
        assertEquals(ROOM, none.conversation());
        assertEquals(OptionalLong.empty(), none.changes().mutedUntil());
        assertEquals(Optional.empty(), none.changes().archived());
        assertEquals(Optional.empty(), none.changes().pinned());
        assertEquals(Optional.empty(), none.changes().unread());

        assertEquals(Optional.of(true), changes("{\"archived\":true}").archived());
        assertEquals(Optional.of(false), changes("{\"pinned\":false}").pinned());
        assertEquals(Optional.of(true), changes("{\"unread\":true}").unread());
        ChangeSettings.Changes all = changes("{\"unread\":false,\"pinned\":true,\"archived\":false,\"mutedUntil\":0}");
        assertEquals(OptionalLong.of(0), all.mutedUntil());
        assertEquals(Optional.of(false), all.archived());
        assertEquals(Optional.of(true), all.pinned());
        assertEquals(Optional.of(false), all.unread());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 9223372036854775807", "1, 1", "9007199254740991, 9007199254740991"})
    void muteShouldEndNeverOrAtATime(long wire, long until) {
        messaging.settings = new ChangeSettings.Result.Changed(ConversationSettings.DEFAULTS);
        assertEquals(
                OptionalLong.of(until), changes("{\"mutedUntil\":" + wire + "}").mutedUntil());
    }

    private ChangeSettings.Changes changes(String body) {
        server.call("PATCH", SETTINGS, body).expect(200);
        return messaging.last(ChangeSettings.Command.class).changes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mutedUntil\":-2}",
                "{\"mutedUntil\":9007199254740992}",
                "{\"mutedUntil\":true}",
                "{\"mutedUntil\":null}",
                "{\"archived\":1}",
                "{\"pinned\":\"true\"}",
                "{\"unread\":null}",
                "[]",
                ""
            })
    void badSettingsShouldBeRefused(String body) {
        server.call("PATCH", SETTINGS, body).expectProblem(400, "bad_frame");
        assertTrue(messaging.asked.isEmpty());
    }

    @Test
    void everySettingsResultShouldHaveItsProblem() {
        server.call("PATCH", SETTINGS, "{}").expectProblem(404, "not_found");
        messaging.settings = new ChangeSettings.Result.Unavailable();
        server.call("PATCH", SETTINGS, "{}").expectProblem(503, "unavailable");
        server.call("PATCH", "/v1/conversations/x/settings", "{}").expectProblem(400, "bad_frame");
        server.send(server.anonymous("PATCH", SETTINGS, "{}")).expectProblem(401, "unauthenticated");
    }

    @Test
    void receiptsOfAMessageShouldBeCountedListedAndPaged() {
        messaging.messageReceipts = new ReadMessageReceipts.Result.Found(
                40,
                30,
                20,
                new Page<>(List.of(new Watermark(ROOM, BOB, 7, 6), new Watermark(ROOM, CAROL, 9, 7)), "more"));
        Reply reply = server.get(RECEIPTS + "?limit=2").expect(200);
        assertEquals(
                new ReadMessageReceipts.Query(ALICE, ROOM, 7, ReadMessageReceipts.FIRST, 2), messaging.asked.getLast());
        assertEquals(40, reply.json().path("members").intValue());
        assertEquals(30, reply.json().path("delivered").intValue());
        assertEquals(20, reply.json().path("read").intValue());
        assertEquals(
                "{\"user\":\"" + BOB + "\",\"delivered\":true,\"read\":false}",
                reply.json().at("/items/0").toString());
        assertEquals(
                "{\"user\":\"" + CAROL + "\",\"delivered\":true,\"read\":true}",
                reply.json().at("/items/1").toString());
        String next = reply.json().path("next").textValue();
        assertEquals(CAROL.value(), Cursor.read(next));

        messaging.messageReceipts = new ReadMessageReceipts.Result.Found(40, 30, 20, new Page<>(List.of(), ""));
        assertFalse(server.get(RECEIPTS + "?cursor=" + next).expect(200).json().has("next"));
        assertEquals(new ReadMessageReceipts.Query(ALICE, ROOM, 7, CAROL, 50), messaging.asked.getLast());
    }

    @Test
    void notReceivedShouldBeNotRead() {
        messaging.messageReceipts =
                new ReadMessageReceipts.Result.Found(1, 0, 0, new Page<>(List.of(new Watermark(ROOM, BOB, 6, 0)), ""));
        assertEquals(
                "{\"user\":\"" + BOB + "\",\"delivered\":false,\"read\":false}",
                server.get(RECEIPTS).expect(200).json().at("/items/0").toString());
    }

    @Test
    void everyResultOfReceiptsShouldHaveItsProblem() {
        server.get(RECEIPTS).expectProblem(404, "not_found");
        messaging.messageReceipts = new ReadMessageReceipts.Result.OutOfRange();
        server.get(RECEIPTS).expectProblem(404, "not_found");
        messaging.messageReceipts = new ReadMessageReceipts.Result.NotMember();
        server.get(RECEIPTS).expectProblem(403, "not_member");
        messaging.messageReceipts = new ReadMessageReceipts.Result.Unavailable();
        server.get(RECEIPTS).expectProblem(503, "unavailable");
        server.send(server.anonymous("GET", RECEIPTS, "")).expectProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/messages/0/receipts",
                "/messages/x/receipts",
                "/messages/-1/receipts",
                "/messages/7/receipts?limit=201",
                "/messages/7/receipts?cursor=x",
                "/receipts?limit=0",
                "/receipts?cursor=x"
            })
    void badReceiptsParametersShouldBeRefused(String path) {
        server.get("/v1/conversations/" + ROOM + path).expectProblem(400, "bad_frame");
        assertTrue(messaging.asked.isEmpty());
    }
}
