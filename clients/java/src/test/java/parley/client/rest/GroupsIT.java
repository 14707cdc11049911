package parley.client.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.ALICE;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.LAPTOP;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.client.ParleyClient;
import parley.client.json.Json;
import parley.client.model.Additions;
import parley.client.model.ConversationSettings;
import parley.client.model.Counterpart;
import parley.client.model.ErrorCode;
import parley.client.model.Group;
import parley.client.model.GroupChanges;
import parley.client.model.GroupMember;
import parley.client.model.GroupPreview;
import parley.client.model.GroupRole;
import parley.client.model.GroupRules;
import parley.client.model.InboxItem;
import parley.client.model.InviteLink;
import parley.client.model.JoinRequest;
import parley.client.model.Joining;
import parley.client.model.MessageReceipts;
import parley.client.model.NewGroup;
import parley.client.model.Page;
import parley.client.model.Presence;
import parley.client.model.Privacy;
import parley.client.model.RefusedException;
import parley.client.model.SettingsChanges;
import parley.client.scripted.HttpRequestText;
import parley.client.scripted.ScriptedServer;
import parley.client.scripted.ScriptedServer.Answer;
import parley.client.store.DeviceSession;
import parley.client.store.InMemorySessionStore;

class GroupsIT {
    private static final String GROUP = "{\"group\":\"" + CHAT + "\",\"name\":\"Book club\",\"description\":\"d\","
            + "\"role\":\"owner\",\"members\":3,\"post\":\"members\",\"edit\":\"admins\",\"invite\":\"members\","
            + "\"approval\":true,\"version\":4,\"createdAt\":5}";
    private static final Group CLUB = new Group(
            CHAT,
            "Book club",
            "d",
            "",
            GroupRole.OWNER,
            3,
            new GroupRules(GroupRules.Who.MEMBERS, GroupRules.Who.ADMINS, GroupRules.Who.MEMBERS, true),
            4,
            Instant.ofEpochMilli(5));
    private static final String PATH = "/v1/groups/" + CHAT;

    private final List<HttpRequestText> requests = new CopyOnWriteArrayList<>();
    private ScriptedServer server;
    private ParleyClient client;
    private Groups groups;

    @BeforeEach
    void listen() throws IOException {
        server = new ScriptedServer();
        InMemorySessionStore sessions = new InMemorySessionStore();
        sessions.save(
                new DeviceSession(ALICE, LAPTOP, "alice", "access", Instant.MAX.minusSeconds(1_000), "refresh", ""));
        client = ParleyClient.builder(server.url()).sessions(sessions).build();
        groups = client.groups();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void answer(int status, String body) {
        server.answer(request -> {
            requests.add(request);
            return new Answer(status, body);
        });
    }

    private void assertLast(String line, String body) {
        HttpRequestText last = requests.getLast();
        assertEquals(line, last.method() + " " + last.path());
        assertEquals("Bearer access", last.header("authorization"));
        if (body.isEmpty()) {
            assertEquals("", last.body());
        } else {
            assertEquals(Json.read(body), Json.read(last.body()));
        }
    }

    @Test
    void createShouldCarryTheKeyThatMakesItRepeatable() {
        answer(201, GROUP);
        assertEquals(CLUB, groups.create(NewGroup.named("Book club", BOB), "key-1"));
        assertLast("POST /v1/groups", "{\"name\":\"Book club\",\"members\":[\"" + BOB + "\"]}");
        assertEquals("key-1", requests.getLast().header("idempotency-key"));
    }

    @Test
    void groupsShouldBeListedAndFound() {
        answer(200, "{\"items\":[" + GROUP + "],\"next\":\"n\"}");
        assertEquals(new Page<>(List.of(CLUB), "n"), groups.list("c", 10));
        assertLast("GET /v1/groups?limit=10&cursor=c", "");
        answer(200, GROUP.replace("\"role\":\"owner\",", ""));
        assertEquals(GroupRole.NONE, groups.find(CHAT).orElseThrow().role());
        answer(404, "{\"code\":\"not_found\"}");
        assertEquals(Optional.empty(), groups.find(CHAT));
    }

    @Test
    void changeShouldNameTheVersionItIsBasedOn() {
        answer(200, GROUP);
        groups.change(CLUB, GroupChanges.none().name("Films").approval(false).post(GroupRules.Who.ADMINS));
        assertLast("PATCH " + PATH, "{\"name\":\"Films\",\"approval\":false,\"post\":\"admins\"}");
        assertEquals("\"v4\"", requests.getLast().header("if-match"));
        answer(412, "{\"code\":\"conflict\",\"detail\":\"changed\"}");
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> groups.change(CLUB, GroupChanges.none().description("")));
        assertEquals(ErrorCode.CONFLICT, refused.code());
    }

    @Test
    void membersShouldBeListedAddedAndRemoved() {
        answer(200, "{\"items\":[{\"user\":\"" + BOB + "\",\"role\":\"admin\",\"since\":7}]}");
        assertEquals(
                new Page<>(List.of(new GroupMember(BOB, GroupRole.ADMIN, Instant.ofEpochMilli(7))), ""),
                groups.members(CHAT, "", 200));
        assertLast("GET " + PATH + "/members?limit=200", "");
        answer(200, "{\"added\":[\"" + BOB + "\"],\"refused\":[{\"user\":\"" + ALICE + "\",\"code\":\"conflict\"}]}");
        assertEquals(
                new Additions(List.of(BOB), List.of(new Additions.Refused(ALICE, ErrorCode.CONFLICT))),
                groups.add(CHAT, List.of(BOB, ALICE)));
        assertLast("POST " + PATH + "/members", "{\"users\":[\"" + BOB + "\",\"" + ALICE + "\"]}");
        answer(204, "");
        groups.remove(CHAT, BOB);
        assertLast("DELETE " + PATH + "/members/" + BOB, "");
        groups.leave(CHAT);
        assertLast("DELETE " + PATH + "/members/me", "");
        groups.setRole(CHAT, BOB, GroupRole.OWNER);
        assertLast("PUT " + PATH + "/members/" + BOB + "/role", "{\"role\":\"owner\"}");
    }

    @Test
    void linksShouldBeMadeListedAndRevoked() {
        InviteLink link = new InviteLink("l1", Instant.ofEpochMilli(9), 5);
        answer(201, "{\"link\":\"l1\",\"token\":\"secret\",\"expiresAt\":9,\"uses\":5}");
        InviteLink.Fresh fresh = groups.createLink(CHAT, Optional.of(Duration.ofHours(1)), Optional.of(5));
        assertEquals(new InviteLink.Fresh(link, "secret"), fresh);
        assertFalse(fresh.toString().contains("secret"));
        assertLast("POST " + PATH + "/links", "{\"expiresInSeconds\":3600,\"uses\":5}");
        answer(200, "{\"items\":[{\"link\":\"l1\",\"expiresAt\":9,\"uses\":5}]}");
        assertEquals(List.of(link), groups.links(CHAT));
        answer(204, "");
        groups.revokeLink(CHAT, "l1");
        assertLast("DELETE " + PATH + "/links/l1", "");
    }

    @Test
    void linkShouldBePreviewedAndFollowed() {
        answer(
                200,
                "{\"group\":\"" + CHAT
                        + "\",\"name\":\"Book club\",\"avatar\":\"a\",\"members\":3,\"approval\":false}");
        assertEquals(new GroupPreview(CHAT, "Book club", "a", 3, false), groups.preview("secret"));
        assertLast("POST /v1/groups/preview", "{\"token\":\"secret\"}");
        answer(200, GROUP);
        assertEquals(new Joining.Joined(CLUB), groups.join("secret"));
        assertLast("POST /v1/groups/join", "{\"token\":\"secret\"}");
        answer(202, "{\"group\":\"" + CHAT + "\",\"requested\":true}");
        assertEquals(new Joining.Requested(CHAT), groups.join("secret"));
    }

    @Test
    void requestsShouldBeListedAndDecided() {
        answer(200, "{\"items\":[{\"user\":\"" + BOB + "\",\"at\":7}],\"next\":\"n\"}");
        assertEquals(
                new Page<>(List.of(new JoinRequest(BOB, Instant.ofEpochMilli(7))), "n"), groups.requests(CHAT, "", 50));
        answer(204, "");
        groups.approve(CHAT, BOB);
        assertLast("PUT " + PATH + "/requests/" + BOB, "");
        groups.decline(CHAT, BOB);
        assertLast("DELETE " + PATH + "/requests/" + BOB, "");
        groups.withdraw(CHAT);
        assertLast("DELETE " + PATH + "/requests/me", "");
    }

    @Test
    void refusalsShouldTellAFormerMemberFromALesserOne() {
        answer(403, "{\"code\":\"not_member\"}");
        assertEquals(
                ErrorCode.NOT_MEMBER,
                assertThrows(RefusedException.class, () -> groups.leave(CHAT)).code());
        answer(403, "{\"code\":\"forbidden\"}");
        assertEquals(
                ErrorCode.FORBIDDEN,
                assertThrows(RefusedException.class, () -> groups.remove(CHAT, BOB))
                        .code());
    }

    @Test
    void groupShouldBeInTheInboxWithItsSettings() {
        String item = "{\"conversation\":\"" + CHAT + "\",\"kind\":\"group\",\"member\":false,\"head\":9,\"at\":7,"
                + "\"unread\":2,\"read\":6,\"receipts\":[],\"settings\":{\"mutedUntil\":-1,\"archived\":true,"
                + "\"pinned\":true,\"unread\":true}}";
        answer(200, "{\"items\":[" + item + "]}");
        InboxItem read = client.rest().conversations("", 10).items().getFirst();
        assertEquals(new Counterpart.Members(false), read.with());
        assertEquals(Optional.empty(), read.peer());
        assertEquals(new ConversationSettings(Instant.MAX, true, true, true), read.settings());
    }

    @Test
    void settingsShouldBeChangedOneByOne() {
        answer(200, "{\"mutedUntil\":5,\"archived\":false,\"pinned\":true,\"unread\":false}");
        String line = "PATCH /v1/conversations/" + CHAT + "/settings";
        SettingsChanges muted = SettingsChanges.none().muteUntil(Instant.ofEpochMilli(5));
        assertEquals(
                new ConversationSettings(Instant.ofEpochMilli(5), false, true, false),
                client.rest().changeSettings(CHAT, muted));
        assertLast(line, "{\"mutedUntil\":5}");
        client.rest().changeSettings(CHAT, SettingsChanges.none().muteForEver().pinned(true));
        assertLast(line, "{\"mutedUntil\":-1,\"pinned\":true}");
        client.rest()
                .changeSettings(
                        CHAT, SettingsChanges.none().unmute().archived(false).unread(true));
        assertLast(line, "{\"mutedUntil\":0,\"archived\":false,\"unread\":true}");
    }

    @Test
    void whoHasReadAMessageShouldBePaged() {
        answer(
                200,
                "{\"members\":3,\"delivered\":2,\"read\":1,\"items\":[{\"user\":\"" + BOB
                        + "\",\"delivered\":true,\"read\":false}],\"next\":\"n\"}");
        assertEquals(
                new MessageReceipts(3, 2, 1, List.of(new MessageReceipts.Item(BOB, true, false)), "n"),
                client.rest().messageReceipts(CHAT, 4, "c", 10));
        assertLast("GET /v1/conversations/" + CHAT + "/messages/4/receipts?limit=10&cursor=c", "");
    }

    @Test
    void privacyAndPresenceShouldUseTheirRoutes() {
        answer(200, "{\"presence\":\"contacts\",\"readReceipts\":true}");
        Privacy usual = new Privacy(Privacy.Audience.CONTACTS, true);
        assertEquals(usual, client.rest().privacy());
        assertEquals(usual, client.rest().showPresenceTo(Privacy.Audience.NOBODY));
        assertLast("PATCH /v1/accounts/me/privacy", "{\"presence\":\"nobody\"}");
        client.rest().shareReads(false);
        assertLast("PATCH /v1/accounts/me/privacy", "{\"readReceipts\":false}");
        answer(200, "{\"items\":[{\"user\":\"" + BOB + "\",\"state\":\"online\"}]}");
        assertEquals(
                List.of(new Presence(BOB, true, Instant.EPOCH)), client.rest().presence(List.of(BOB, ALICE)));
        assertTrue(requests.getLast().path().endsWith("?users=" + BOB + "," + ALICE));
    }
}
