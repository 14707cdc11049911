package parley.client.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.ALICE;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.LAPTOP;
import static parley.client.scripted.Frames.cid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.client.ParleyClient;
import parley.client.json.Json;
import parley.client.model.Content;
import parley.client.model.Device;
import parley.client.model.ErrorCode;
import parley.client.model.HistoryEntry;
import parley.client.model.InboxItem;
import parley.client.model.LoginRequiredException;
import parley.client.model.Page;
import parley.client.model.Profile;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
import parley.client.model.SeqRange;
import parley.client.model.UnreachableException;
import parley.client.model.Watermark;
import parley.client.scripted.Frames;
import parley.client.scripted.HttpRequestText;
import parley.client.scripted.ScriptedServer;
import parley.client.scripted.ScriptedServer.Answer;
import parley.client.store.DeviceSession;
import parley.client.store.InMemorySessionStore;

class RestClientIT {
    private static final Instant START = Instant.ofEpochMilli(Frames.NOW);

    private final List<HttpRequestText> requests = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InMemorySessionStore sessions = new InMemorySessionStore();
    private ScriptedServer server;
    private ParleyClient client;
    private RestClient rest;

    @BeforeEach
    void listen() throws IOException {
        server = new ScriptedServer();
        sessions.save(session("access-1", START.plusSeconds(600), "refresh-1"));
        client = ParleyClient.builder(server.url())
                .sessions(sessions)
                .clock(now::get)
                .build();
        rest = client.rest();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static DeviceSession session(String access, Instant expires, String refresh) {
        return new DeviceSession(ALICE, LAPTOP, "alice", access, expires, refresh, "");
    }

    private void answer(int status, String body) {
        server.answer(request -> {
            requests.add(request);
            return new Answer(status, body);
        });
    }

    private static String tokens(String access, Instant expires, String refresh) {
        return Json.write(Json.object()
                .put("user", ALICE.toString())
                .put("device", LAPTOP.toString())
                .put("accessToken", access)
                .put("accessExpiresAt", expires.toEpochMilli())
                .put("refreshToken", refresh));
    }

    /// Answers refreshes with the second pair of tokens, and other requests only if they carry its access
    /// token.
    private void refreshOnce(Instant expires) {
        server.answer(request -> {
            requests.add(request);
            if (request.path().equals("/v1/tokens")) {
                return request.body().contains("refresh-1")
                        ? new Answer(201, tokens("access-2", expires, "refresh-2"))
                        : new Answer(401, "{\"code\":\"unauthenticated\"}");
            }
            return request.header("authorization").equals("Bearer access-2")
                    ? new Answer(200, "{\"user\":\"" + ALICE + "\",\"handle\":\"alice\",\"name\":\"\"}")
                    : new Answer(401, "{\"code\":\"unauthenticated\"}");
        });
    }

    private void assertRequest(int index, String line) {
        assertEquals(
                line, requests.get(index).method() + " " + requests.get(index).path());
    }

    @Test
    void registerShouldKeepTheLogin() {
        answer(201, tokens("a", START, "r"));
        client.register("alice", "a password", "laptop", "inv");
        assertRequest(0, "POST /v1/accounts");
        assertEquals(
                "{\"handle\":\"alice\",\"password\":\"a password\",\"device\":{\"name\":\"laptop\"},\"invite\":\"inv\"}",
                requests.getFirst().body());
        assertEquals("", requests.getFirst().header("authorization"));
        assertEquals(session("a", START, "r"), sessions.load().orElseThrow());
    }

    @Test
    void logInShouldComeBackAsTheSameDevice() {
        answer(201, tokens("a", START, "r"));
        client.logIn("alice", "a password", "laptop");
        assertRequest(0, "POST /v1/tokens");
        assertEquals(
                LAPTOP.toString(),
                Json.read(requests.getFirst().body()).path("device").path("id").asText());
    }

    @Test
    void logInShouldBeANewDeviceWhenTheOldOneIsGone() {
        server.answer(request -> {
            requests.add(request);
            return request.body().contains(LAPTOP.toString())
                    ? new Answer(404, "{\"code\":\"not_found\"}")
                    : new Answer(201, tokens("a", START, "r"));
        });
        client.logIn("alice", "a password", "laptop");
        assertFalse(requests.get(1).body().contains("\"id\""));
        assertEquals("r", sessions.load().orElseThrow().refreshToken());
    }

    @Test
    void wrongPasswordShouldBeARefusal() {
        answer(401, "{\"code\":\"unauthenticated\",\"detail\":\"handle or password: wrong\"}");
        RefusedException refused = assertThrows(RefusedException.class, () -> client.logIn("alice", "wrong", "laptop"));
        assertEquals(ErrorCode.UNAUTHENTICATED, refused.code());
        assertEquals("unauthenticated: handle or password: wrong", refused.getMessage());
        assertEquals("refresh-1", sessions.load().orElseThrow().refreshToken());
    }

    @Test
    void tokenShouldBeRefreshedBeforeItExpires() {
        refreshOnce(START.plusSeconds(2_000));
        now.set(START.plusSeconds(571));
        rest.me();
        rest.me();
        assertRequest(0, "POST /v1/tokens");
        assertEquals(3, requests.size());
        assertEquals("refresh-2", sessions.load().orElseThrow().refreshToken());
    }

    @Test
    void refusedTokenShouldBeRefreshedOnceAndTheRequestRepeated() {
        refreshOnce(START.plusSeconds(2_000));
        assertEquals(new Profile(ALICE, "alice", "alice"), rest.me());
        assertRequest(0, "GET /v1/accounts/me");
        assertRequest(1, "POST /v1/tokens");
        assertRequest(2, "GET /v1/accounts/me");
        assertEquals(3, requests.size());
    }

    @Test
    void clockThatIsAheadShouldNotRefreshEveryTime() {
        refreshOnce(START.plusSeconds(900));
        now.set(START.plus(Duration.ofDays(1)));
        rest.me();
        rest.me();
        assertEquals(3, requests.size());
    }

    @Test
    void invalidRefreshTokenShouldAskForALogin() {
        answer(401, "{\"code\":\"unauthenticated\"}");
        assertThrows(LoginRequiredException.class, rest::me);
        assertEquals(2, requests.size());
    }

    @Test
    void nobodyLoggedInShouldAskForALogin() {
        sessions.clear();
        assertThrows(LoginRequiredException.class, rest::me);
    }

    @Test
    void logOutShouldForgetTheLogin() {
        answer(204, "");
        client.logOut();
        assertRequest(0, "DELETE /v1/tokens");
        assertTrue(sessions.load().isEmpty());
    }

    @Test
    void userByHandleShouldBeFoundOrNot() {
        answer(200, "{\"user\":\"" + BOB + "\",\"handle\":\"bob\",\"name\":\"Bob B.\"}");
        assertEquals(Optional.of(new Profile(BOB, "bob", "Bob B.")), rest.userByHandle("b ob&"));
        assertRequest(0, "GET /v1/users?handle=b+ob%26");
        answer(404, "{\"code\":\"not_found\"}");
        assertTrue(rest.userByHandle("nobody").isEmpty());
    }

    @Test
    void refusalShouldCarryCodeAndPatience() {
        answer(429, "{\"code\":\"rate_limited\",\"detail\":\"slow down\",\"retryAfterMs\":1500}");
        RefusedException refused = assertThrows(RefusedException.class, rest::me);
        assertEquals(ErrorCode.RATE_LIMITED, refused.code());
        assertEquals(Duration.ofMillis(1_500), refused.retryAfter());
    }

    @Test
    void answerOfAnotherServerShouldBeReadByItsStatus() {
        answer(503, "<html>busy</html>");
        assertEquals(
                ErrorCode.UNAVAILABLE,
                assertThrows(RefusedException.class, rest::me).code());
        answer(200, "<html>hello</html>");
        assertThrows(UnreachableException.class, rest::me);
    }

    @Test
    void deadServerShouldBeUnreachable() {
        URI nowhere = server.url();
        server.close();
        try (ParleyClient lonely =
                ParleyClient.builder(nowhere).sessions(sessions).clock(now::get).build()) {
            assertThrows(UnreachableException.class, () -> lonely.rest().me());
        }
    }

    @Test
    void devicesShouldBeListedAndRevoked() {
        answer(
                200,
                "{\"items\":[{\"device\":\"" + LAPTOP
                        + "\",\"name\":\"laptop\",\"createdAt\":5,\"lastSeenAt\":0,\"current\":true}]}");
        assertEquals(
                List.of(new Device(LAPTOP, "laptop", Instant.ofEpochMilli(5), Instant.EPOCH, true)), rest.devices());
        answer(204, "");
        rest.revoke(LAPTOP);
        assertRequest(1, "DELETE /v1/devices/" + LAPTOP);
    }

    @Test
    void contactsAndBlocksShouldBePagedAndChanged() {
        answer(200, "{\"items\":[{\"user\":\"" + BOB + "\",\"handle\":\"bob\",\"name\":\"Bob\"}],\"next\":\"n=1\"}");
        assertEquals(new Page<>(List.of(new Profile(BOB, "bob", "Bob")), "n=1"), rest.contacts("", 10));
        assertEquals("n=1", rest.blocks("c/1", 10).next());
        answer(204, "");
        rest.addContact(BOB);
        rest.removeContact(BOB);
        rest.block(BOB);
        rest.unblock(BOB);
        assertEquals(
                List.of(
                        "GET /v1/contacts?limit=10",
                        "GET /v1/blocks?limit=10&cursor=c%2F1",
                        "PUT /v1/contacts/" + BOB,
                        "DELETE /v1/contacts/" + BOB,
                        "PUT /v1/blocks/" + BOB,
                        "DELETE /v1/blocks/" + BOB),
                requests.stream()
                        .map(request -> request.method() + " " + request.path())
                        .toList());
    }

    @Test
    void inboxShouldBeReadAndKeepOutWhatIsUnknown() {
        ObjectNode item = Json.object()
                .put("conversation", CHAT.toString())
                .put("kind", "direct")
                .put("head", 9)
                .put("at", 7)
                .put("unread", 2)
                .put("read", 6);
        item.putObject("peer").put("user", BOB.toString());
        item.set("last", Frames.historyMessage(CHAT, 9));
        item.putArray("receipts")
                .addObject()
                .put("user", BOB.toString())
                .put("delivered", 8)
                .put("read", 5);
        ObjectNode page = Json.object();
        page.putArray("items").add(Json.object().put("kind", "circle")).add(item);
        answer(200, Json.write(page));
        Page<InboxItem> inbox = rest.conversations("", 50);
        assertTrue(inbox.last());
        InboxItem read = inbox.items().getFirst();
        assertEquals(1, inbox.items().size());
        assertEquals(
                List.of(BOB, 9L, 2L, 6L), List.of(read.peer().orElseThrow(), read.head(), read.unread(), read.read()));
        assertEquals(9, read.last().orElseThrow().seq());
        assertEquals(List.of(new Watermark(BOB, 8, 5)), read.receipts());
    }

    @Test
    void historyShouldBePagedBothWays() {
        ObjectNode skip = Json.object();
        skip.putObject("skip").put("from", 2).put("to", 3);
        ObjectNode page = Json.object().put("head", 9);
        page.putArray("items").add(Frames.historyMessage(CHAT, 1)).add(skip);
        answer(200, Json.write(page));
        assertEquals(9, rest.history(CHAT, 20).head());
        assertEquals(
                new HistoryEntry.Skipped(new SeqRange(2, 3)),
                rest.historyBefore(CHAT, 4, 20).entries().get(1));
        rest.historyAfter(CHAT, 0, 20);
        String base = "GET /v1/conversations/" + CHAT + "/messages?";
        assertRequest(0, base + "limit=20");
        assertRequest(1, base + "before=4&limit=20");
        assertRequest(2, base + "after=0&limit=20");
    }

    @Test
    void sendShouldWorkWithoutAConnection() {
        answer(200, "{\"conversation\":\"" + CHAT + "\",\"seq\":4,\"at\":5,\"duplicate\":true}");
        Sent sent = rest.send(Recipient.user(BOB), cid(1), Content.text("hi"));
        assertEquals(new Sent(cid(1), CHAT, 4, Instant.ofEpochMilli(5), true), sent);
        assertRequest(0, "POST /v1/messages");
        assertEquals(
                "{\"cid\":\"" + cid(1) + "\",\"to\":{\"user\":\"" + BOB + "\"},\"content\":{\"text\":\"hi\"}}",
                requests.getFirst().body());
    }

    @Test
    void readMarkAndReceiptsShouldUseTheirRoutes() {
        answer(204, "");
        rest.markRead(CHAT, 5);
        assertRequest(0, "PUT /v1/conversations/" + CHAT + "/read");
        assertEquals("{\"seq\":5}", requests.getFirst().body());
        String first = "{\"items\":[{\"user\":\"" + BOB + "\",\"delivered\":2,\"read\":1}],\"next\":\"more\"}";
        String second = "{\"items\":[{\"user\":\"" + BOB + "\",\"delivered\":3,\"read\":0}]}";
        server.answer(request -> {
            requests.add(request);
            return new Answer(200, request.path().contains("cursor=more") ? second : first);
        });
        assertEquals(List.of(new Watermark(BOB, 2, 1), new Watermark(BOB, 3, 0)), rest.receipts(CHAT));
        assertRequest(1, "GET /v1/conversations/" + CHAT + "/receipts?limit=200");
        assertRequest(2, "GET /v1/conversations/" + CHAT + "/receipts?limit=200&cursor=more");
    }
}
