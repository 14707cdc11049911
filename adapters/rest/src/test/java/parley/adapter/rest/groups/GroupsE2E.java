package parley.adapter.rest.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import parley.adapter.rest.Reply;
import parley.adapter.rest.RestConfig;
import parley.adapter.rest.TestServer;

/// The routes on the real groups, through a socket: alice owns a group, bob is its admin, erin a member, dave was one,
/// carol never was.
class GroupsE2E {
    private static final String NOWHERE = new UUID(0x4000, 0x8000_0000_0000_0999L).toString();

    private final MemoryGroups groups = new MemoryGroups(5);
    private final TestServer server = TestServer.startDocumented(RestConfig.DEFAULT, new GroupsRoutes(groups.ports()));
    private String group = "";
    private String path = "";

    @BeforeEach
    void createGroup() {
        Reply created = call(
                        "alice",
                        "POST",
                        "/v1/groups",
                        "{\"name\":\"Walkers\",\"members\":" + users("bob", "dave", "erin") + "}")
                .expect(201);
        group = created.json().path("group").textValue();
        path = "/v1/groups/" + group;
        call("alice", "PUT", member("bob") + "/role", "{\"role\":\"admin\"}").expect(204);
        call("dave", "DELETE", path + "/members/me", "").expect(204);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void membersShouldSeeTheirGroup() {
        Reply owner = call("alice", "GET", path, "").expect(200);
        assertEquals("owner", owner.json().path("role").textValue());
        assertEquals(3, owner.json().path("members").intValue());
        assertEquals("\"v" + owner.json().path("version") + "\"", owner.header("ETag"));
        assertEquals(
                "admin",
                call("bob", "GET", path, "").expect(200).json().path("role").textValue());
        assertEquals(
                "member",
                call("erin", "GET", path, "").expect(200).json().path("role").textValue());
        assertFalse(call("dave", "GET", path, "").expect(200).json().has("role"));
        assertEquals(
                1,
                call("erin", "GET", "/v1/groups", "")
                        .expect(200)
                        .json()
                        .path("items")
                        .size());
        assertEquals(
                0,
                call("dave", "GET", "/v1/groups", "")
                        .expect(200)
                        .json()
                        .path("items")
                        .size());
        assertEquals(
                0,
                call("carol", "GET", "/v1/groups", "")
                        .expect(200)
                        .json()
                        .path("items")
                        .size());
    }

    @Test
    void membersShouldPageInTheOrderOfTheirIds() {
        Reply first = call("erin", "GET", path + "/members?limit=2", "").expect(200);
        Reply second = call(
                        "erin",
                        "GET",
                        path + "/members?limit=2&cursor="
                                + first.json().path("next").textValue(),
                        "")
                .expect(200);
        assertEquals(
                List.of("owner", "admin", "member"),
                List.of(role(first, "alice"), role(first, "bob"), role(second, "erin")));
        assertFalse(second.json().has("next"));
        call("erin", "GET", path + "/members?cursor=x", "").expectProblem(400, "bad_frame");
        call("erin", "GET", "/v1/groups?cursor=x", "").expectProblem(400, "bad_frame");
        call("bob", "GET", path + "/requests?cursor=x", "").expectProblem(400, "bad_frame");
    }

    private static String role(Reply page, String name) {
        return StreamSupport.stream(page.json().path("items").spliterator(), false)
                .filter(item ->
                        item.path("user").asText().equals(TestServer.user(name).toString()))
                .map(item -> item.path("role").asText())
                .collect(Collectors.joining());
    }

    /// Not a byte of the answer may tell a stranger that the group exists.
    @ParameterizedTest
    @MethodSource("parley.adapter.rest.groups.Requests#ofOneGroup")
    void strangerShouldGetTheAnswerOfNoGroup(Requests request) {
        Reply existing = server.send(of(request).of(server, "carol"));
        Reply absent =
                server.send(request.at(Requests.GROUP.toString(), NOWHERE).of(server, "carol"));
        existing.expectProblem(404, "not_found");
        assertEquals(absent.expect(404).body(), existing.body());
        assertEquals(absent.header("ETag"), existing.header("ETag"));
    }

    @ParameterizedTest
    @MethodSource("parley.adapter.rest.groups.Requests#ofOneGroup")
    void formerMemberShouldOnlyReadTheGroup(Requests request) {
        Reply reply = server.send(of(request).of(server, "dave"));
        if (request.equals(Requests.READ)) {
            reply.expect(200);
        } else if (request.equals(Requests.WITHDRAW)) {
            reply.expectProblem(404, "not_found");
        } else {
            reply.expectProblem(403, "not_member");
        }
    }

    @ParameterizedTest
    @MethodSource("parley.adapter.rest.groups.Requests#ofOneGroup")
    void plainMemberShouldNotDoWhatIsForAdmins(Requests request) {
        String version = call("erin", "GET", path, "").header("ETag");
        Reply reply = server.send(of(request).of(server, "erin").setHeader("If-Match", version));
        if (request.equals(Requests.READ) || request.equals(Requests.MEMBERS)) {
            reply.expect(200);
        } else if (request.equals(Requests.LEAVE)) {
            reply.expect(204);
        } else if (request.equals(Requests.WITHDRAW)) {
            reply.expectProblem(404, "not_found");
        } else {
            reply.expectProblem(403, "forbidden");
        }
    }

    private Requests of(Requests request) {
        return request.at(Requests.GROUP.toString(), group)
                .at(Requests.BOB.toString(), TestServer.user("bob").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "bob, PUT, alice, /role, member",
        "bob, PUT, bob, /role, owner",
        "bob, PUT, erin, /role, owner",
        "bob, DELETE, alice, '', ''"
    })
    void adminShouldNotDoWhatIsForTheOwner(String actor, String method, String user, String rest, String role) {
        String body = role.isEmpty() ? "" : "{\"role\":\"" + role + "\"}";
        call(actor, method, member(user) + rest, body).expectProblem(403, "forbidden");
        assertEquals(
                "owner",
                call("alice", "GET", path, "").expect(200).json().path("role").textValue());
    }

    @Test
    void staleVersionShouldChangeNothing() {
        String version = call("alice", "GET", path, "").header("ETag");
        Reply changed = change("alice", version, "{\"name\":\"Runners\",\"post\":\"admins\"}")
                .expect(200);
        assertNotEquals(version, changed.header("ETag"));
        change("bob", version, "{\"name\":\"Sitters\"}").expectProblem(412, "conflict");
        Reply now = call("erin", "GET", path, "").expect(200);
        assertEquals("Runners", now.json().path("name").textValue());
        assertEquals("admins", now.json().path("post").textValue());
        assertEquals(changed.header("ETag"), now.header("ETag"));
        change("bob", now.header("ETag"), "{\"description\":\"Up\"}").expect(200);
    }

    private Reply change(String who, String version, String body) {
        return server.send(server.anonymous("PATCH", path, body)
                .header("Authorization", "Bearer " + who)
                .header("If-Match", version));
    }

    @Test
    void addShouldRefuseOneByOneAndCreateAllOrNothing() {
        groups.block(TestServer.user("dave"));
        String all = "[\"" + MemoryGroups.NOBODY + "\","
                + users("dave", "erin", "carol").substring(1);
        Reply reply = call("bob", "POST", path + "/members", "{\"users\":" + all + "}")
                .expect(200);
        assertEquals(
                "[\"" + TestServer.user("carol") + "\"]",
                reply.json().path("added").toString());
        assertEquals(
                "not_found blocked conflict",
                StreamSupport.stream(reply.json().path("refused").spliterator(), false)
                        .map(item -> item.path("code").asText())
                        .collect(Collectors.joining(" ")));
        assertEquals(
                "member",
                call("carol", "GET", path, "").expect(200).json().path("role").textValue());
        call("alice", "POST", "/v1/groups", "{\"name\":\"a\",\"members\":" + users("dave") + "}")
                .expectProblem(403, "blocked");
        call("alice", "POST", "/v1/groups", "{\"name\":\"a\",\"members\":[\"" + MemoryGroups.NOBODY + "\"]}")
                .expectProblem(404, "not_found");
        assertEquals(
                1,
                call("alice", "GET", "/v1/groups", "")
                        .expect(200)
                        .json()
                        .path("items")
                        .size());
    }

    @Test
    void fullGroupShouldTakeNobodyMore() {
        call("alice", "POST", path + "/members", "{\"users\":" + Requests.ids(3) + "}")
                .expectProblem(409, "conflict");
        call("alice", "POST", "/v1/groups", "{\"name\":\"a\",\"members\":" + Requests.ids(5) + "}")
                .expectProblem(409, "conflict");
        String token = token("alice", "{}");
        call("alice", "POST", path + "/members", "{\"users\":" + Requests.ids(2) + "}")
                .expect(200);
        join("carol", token).expectProblem(409, "conflict");
    }

    @Test
    void ownerShouldHandOverBeforeLeaving() {
        call("alice", "DELETE", path + "/members/me", "").expectProblem(409, "conflict");
        call("alice", "PUT", member("carol") + "/role", "{\"role\":\"owner\"}").expectProblem(404, "not_found");
        call("alice", "PUT", member("bob") + "/role", "{\"role\":\"owner\"}").expect(204);
        assertEquals(
                "owner",
                call("bob", "GET", path, "").expect(200).json().path("role").textValue());
        assertEquals(
                "admin",
                call("alice", "GET", path, "").expect(200).json().path("role").textValue());
        call("alice", "DELETE", member("alice"), "").expect(204);
        assertFalse(call("alice", "GET", path, "").expect(200).json().has("role"));
        call("bob", "DELETE", member("alice"), "").expectProblem(404, "not_found");
        call("bob", "DELETE", member("erin"), "").expect(204);
        call("erin", "GET", path + "/members", "").expectProblem(403, "not_member");
    }

    @Test
    void linkShouldLetInAsManyAsItSays() {
        String token = token("bob", "{\"uses\":1}");
        Reply preview = call("carol", "POST", "/v1/groups/preview", "{\"token\":\"" + token + "\"}")
                .expect(200);
        assertEquals("Walkers", preview.json().path("name").textValue());
        assertEquals(3, preview.json().path("members").intValue());
        Reply joined = join("carol", token).expect(200);
        assertEquals("member", joined.json().path("role").textValue());
        assertEquals(4, joined.json().path("members").intValue());
        join("dave", token).expectProblem(404, "not_found");
    }

    /// Used up, expired, revoked, unknown, and not a token at all.
    @Test
    void everyUselessTokenShouldGetTheSameAnswer() {
        String used = token("alice", "{\"uses\":1}");
        join("carol", used).expect(200);
        String expired = token("alice", "{\"expiresInSeconds\":60}");
        groups.passSeconds(60);
        String revoked = token("bob", "{}");
        for (JsonNode link :
                call("bob", "GET", path + "/links", "").expect(200).json().path("items")) {
            call("bob", "DELETE", path + "/links/" + link.path("link").textValue(), "")
                    .expect(204);
        }
        assertEquals(
                0,
                call("bob", "GET", path + "/links", "")
                        .expect(200)
                        .json()
                        .path("items")
                        .size());
        List<String> useless = Arrays.asList(used, expired, revoked, "9".repeat(43), "x");
        List<String> answers = useless.stream()
                .flatMap(token -> List.of(
                        join("dave", token).expect(404).body(),
                        call("dave", "POST", "/v1/groups/preview", "{\"token\":\"" + token + "\"}")
                                .expect(404)
                                .body())
                        .stream())
                .distinct()
                .toList();
        assertEquals(1, answers.size(), answers::toString);
        assertTrue(server.observed().stream()
                .noneMatch(seen -> useless.stream().anyMatch(token -> token.length() > 9 && seen.contains(token))));
    }

    @Test
    void groupShouldHaveOnlySoManyLinks() {
        for (int made = 0; made < 20; made++) {
            call("alice", "POST", path + "/links", "{}").expect(201);
        }
        call("alice", "POST", path + "/links", "{}").expectProblem(409, "conflict");
        call("alice", "DELETE", path + "/links/" + NOWHERE, "").expectProblem(404, "not_found");
    }

    @Test
    void joiningShouldNeedApprovalWhereTheGroupWantsIt() {
        String token = token("alice", "{}");
        change("alice", call("alice", "GET", path, "").header("ETag"), "{\"approval\":true}")
                .expect(200);
        assertEquals(
                group, join("carol", token).expect(202).json().path("group").textValue());
        join("dave", token).expect(202);
        call("carol", "GET", path, "").expectProblem(404, "not_found");
        Reply requests = call("bob", "GET", path + "/requests", "").expect(200);
        assertEquals(2, requests.json().path("items").size());
        assertEquals(
                TestServer.user("carol").toString(),
                requests.json().at("/items/0/user").textValue());
        call("carol", "PUT", request("carol"), "").expectProblem(404, "not_found");
        call("bob", "PUT", request("carol"), "").expect(204);
        assertEquals(
                "member",
                call("carol", "GET", path, "").expect(200).json().path("role").textValue());
        call("bob", "DELETE", request("dave"), "").expect(204);
        call("bob", "PUT", request("dave"), "").expectProblem(404, "not_found");
        join("dave", token).expect(202);
        call("dave", "DELETE", path + "/requests/me", "").expect(204);
        assertEquals(
                0,
                call("bob", "GET", path + "/requests", "")
                        .expect(200)
                        .json()
                        .path("items")
                        .size());
    }

    private Reply call(String who, String method, String path, String body) {
        return server.send(server.anonymous(method, path, body).header("Authorization", "Bearer " + who));
    }

    private Reply join(String who, String token) {
        return call(who, "POST", "/v1/groups/join", "{\"token\":\"" + token + "\"}");
    }

    private String token(String who, String limits) {
        return call(who, "POST", path + "/links", limits)
                .expect(201)
                .json()
                .path("token")
                .textValue();
    }

    private String member(String name) {
        return path + "/members/" + TestServer.user(name);
    }

    private String request(String name) {
        return path + "/requests/" + TestServer.user(name);
    }

    private static String users(String... names) {
        return Arrays.stream(names)
                .map(name -> "\"" + TestServer.user(name) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
