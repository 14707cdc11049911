package parley.adapter.rest.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.adapter.rest.Reply;
import parley.adapter.rest.RestConfig;
import parley.adapter.rest.TestServer;
import parley.adapter.wire.WireLimits;
import parley.groups.domain.Edit;
import parley.groups.domain.GroupProfile;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.Link;
import parley.groups.domain.LinkId;
import parley.groups.domain.LinkPreview;
import parley.groups.domain.LinkToken;
import parley.groups.domain.Member;
import parley.groups.domain.Permitted;
import parley.groups.domain.Refusal;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.groups.domain.TokenHash;
import parley.groups.port.in.AddMembers;
import parley.groups.port.in.ChangeGroup;
import parley.groups.port.in.ChangeRole;
import parley.groups.port.in.CreateGroup;
import parley.groups.port.in.CreateLink;
import parley.groups.port.in.DecideRequest;
import parley.groups.port.in.JoinByLink;
import parley.groups.port.in.LeaveGroup;
import parley.groups.port.in.ListGroups;
import parley.groups.port.in.ListLinks;
import parley.groups.port.in.ListMembers;
import parley.groups.port.in.ListRequests;
import parley.groups.port.in.PreviewLink;
import parley.groups.port.in.ReadGroup;
import parley.groups.port.in.RemoveMember;
import parley.groups.port.in.RevokeLink;
import parley.groups.port.in.WithdrawRequest;
import parley.kernel.DeviceId;
import parley.kernel.Page;
import parley.kernel.UserId;

class GroupsRoutesE2E {
    private static final UserId ALICE = TestServer.ALICE.user();
    private static final DeviceId DEVICE = TestServer.ALICE.device();

    private final FakeGroups groups = new FakeGroups();
    private final TestServer server = TestServer.startDocumented(RestConfig.DEFAULT, new GroupsRoutes(groups.ports()));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void createShouldHandOnAllThatTheBodySays() {
        groups.answer(CreateGroup.Result.class, new CreateGroup.Result.Created(Requests.view(Standing.OWNER, "pic-1")));
        Requests full =
                Requests.CREATE.with("{\"name\":\"Walkers\",\"description\":\"Up\\nand down\",\"avatar\":\"pic-1\","
                        + "\"members\":[\"" + Requests.CAROL + "\",\"" + Requests.BOB + "\"],\"post\":\"admins\","
                        + "\"edit\":\"members\",\"invite\":\"members\",\"approval\":true}");
        Reply reply = server.send(full.of(server, "alice").header("Idempotency-Key", "k1"))
                .expect(201);
        assertEquals(
                new CreateGroup.Command(
                        ALICE,
                        DEVICE,
                        new GroupProfile("Walkers", "Up\nand down", "pic-1"),
                        new GroupSettings(Permitted.ADMINS, Permitted.MEMBERS, Permitted.MEMBERS, true),
                        List.of(Requests.CAROL, Requests.BOB),
                        "k1"),
                groups.last(CreateGroup.Command.class));
        assertEquals("\"v3\"", reply.header("ETag"));
        assertEquals(Requests.ONE, reply.header("Location"));
        assertEquals(Requests.GROUP.toString(), reply.json().path("group").textValue());
        assertEquals("Walkers", reply.json().path("name").textValue());
        assertEquals("Up\nand down", reply.json().path("description").textValue());
        assertEquals("pic-1", reply.json().path("avatar").textValue());
        assertEquals("owner", reply.json().path("role").textValue());
        assertEquals(2, reply.json().path("members").intValue());
        assertEquals("members", reply.json().path("post").textValue());
        assertEquals("admins", reply.json().path("edit").textValue());
        assertEquals("admins", reply.json().path("invite").textValue());
        assertTrue(reply.json().path("approval").booleanValue());
        assertEquals(3, reply.json().path("version").longValue());
        assertEquals(1_700_000_000_000L, reply.json().path("createdAt").longValue());
    }

    @Test
    void createShouldHaveDefaults() {
        groups.answer(CreateGroup.Result.class, new CreateGroup.Result.Created(Requests.view(Standing.OWNER)));
        Reply reply = server.send(Requests.CREATE.of(server, "alice")).expect(201);
        assertEquals(
                new CreateGroup.Command(
                        ALICE, DEVICE, new GroupProfile("Walkers", "", ""), GroupSettings.DEFAULT, List.of(), ""),
                groups.last(CreateGroup.Command.class));
        assertFalse(reply.json().has("avatar"));
    }

    @Test
    void repeatedCreationShouldGetTheFirstAnswer() {
        groups.answer(CreateGroup.Result.class, new CreateGroup.Result.Created(Requests.view(Standing.OWNER)));
        String first = keyed(Requests.CREATE).expect(201).body();
        assertEquals(first, keyed(Requests.CREATE).expect(201).body());
        assertEquals(1, groups.asked.size());
        keyed(Requests.CREATE.with("{\"name\":\"Others\"}")).expectProblem(409, "conflict");
        groups.answer(CreateLink.Result.class, new CreateLink.Result.Created(link(), new LinkToken(Requests.TOKEN)));
        assertEquals(
                keyed(Requests.CREATE_LINK).expect(201).body(),
                keyed(Requests.CREATE_LINK).expect(201).body());
        assertEquals(2, groups.asked.size());
    }

    private Reply keyed(Requests request) {
        return server.send(request.of(server, "alice").header("Idempotency-Key", "k1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":\" a\"}",
                "{\"name\":\"a\\n\"}",
                "{\"name\":7}",
                "{\"name\":\"a\",\"description\":\"\\u0000\"}",
                "{\"name\":\"a\",\"description\":null}",
                "{\"name\":\"a\",\"avatar\":\"../a\"}",
                "{\"name\":\"a\",\"members\":\"x\"}",
                "{\"name\":\"a\",\"members\":[\"x\"]}",
                "{\"name\":\"a\",\"post\":\"owner\"}",
                "{\"name\":\"a\",\"edit\":\"ADMINS\"}",
                "{\"name\":\"a\",\"invite\":true}",
                "{\"name\":\"a\",\"approval\":\"yes\"}",
                "[]",
                ""
            })
    void badCreationShouldBeRefused(String body) {
        server.send(Requests.CREATE.with(body).of(server, "alice")).expectProblem(400, "bad_frame");
        assertTrue(groups.asked.isEmpty());
    }

    @Test
    void textsShouldBeAcceptedUpToTheirLimits() {
        groups.answer(CreateGroup.Result.class, new CreateGroup.Result.Created(Requests.view(Standing.OWNER)));
        groups.answer(ChangeGroup.Result.class, new ChangeGroup.Result.Changed(Requests.view(Standing.OWNER)));
        Map<String, Integer> limits = Map.of("name", 100, "description", 2_000, "avatar", 64);
        limits.forEach((field, limit) -> {
            String letter = field.equals("avatar") ? "a" : "\ud83d\ude00";
            String fits = "\"" + field + "\":\"" + letter.repeat(limit) + "\"";
            String tooLong = "\"" + field + "\":\"" + letter.repeat(limit + 1) + "\"";
            String name = field.equals("name") ? "" : "\"name\":\"a\",";
            for (Requests request : List.of(Requests.CREATE, Requests.CHANGE)) {
                assertTrue(server.send(request.with("{" + name + fits + "}").of(server, "alice"))
                                .status()
                        < 300);
                String detail = server.send(
                                request.with("{" + name + tooLong + "}").of(server, "alice"))
                        .expectProblem(400, "bad_frame")
                        .detail();
                assertTrue(detail.startsWith(field + ": " + (limit + 1) + " characters"), detail);
            }
        });
    }

    @Test
    void tooManyUsersShouldBeTooLarge() {
        groups.answer(AddMembers.Result.class, new AddMembers.Result.Added(List.of(), List.of()));
        server.send(Requests.ADD.with("{\"users\":" + Requests.ids(1_024) + "}").of(server, "alice"))
                .expect(200);
        server.send(Requests.ADD.with("{\"users\":" + Requests.ids(1_025) + "}").of(server, "alice"))
                .expectProblem(413, "too_large");
        server.send(Requests.CREATE
                        .with("{\"name\":\"a\",\"members\":" + Requests.ids(1_025) + "}")
                        .of(server, "alice"))
                .expectProblem(413, "too_large");
        String huge = "{\"pad\":\"" + "x".repeat(WireLimits.DEFAULT.frameBytes()) + "\"}";
        for (Requests request : Requests.all()) {
            if (!request.body().isEmpty()) {
                server.send(request.with(huge).of(server, "alice")).expectProblem(413, "too_large");
            }
        }
        assertEquals(1, groups.asked.size());
    }

    @Test
    void listShouldPage() {
        groups.answer(
                ListGroups.Result.class,
                new ListGroups.Result.Listed(new Page<>(List.of(Requests.view(Standing.ADMIN)), "more")));
        Reply reply = server.get("/v1/groups?limit=1&cursor=behind").expect(200);
        assertEquals(new ListGroups.Query(ALICE, "behind", 1), groups.last(ListGroups.Query.class));
        assertEquals("admin", reply.json().at("/items/0/role").textValue());
        assertEquals("more", reply.json().path("next").textValue());
        groups.answer(ListGroups.Result.class, new ListGroups.Result.Listed(new Page<>(List.of(), "")));
        assertFalse(server.get("/v1/groups").expect(200).json().has("next"));
        assertEquals(new ListGroups.Query(ALICE, "", 50), groups.last(ListGroups.Query.class));
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void groupShouldShowTheRoleOfAMember(Standing standing) {
        groups.answer(ReadGroup.Result.class, new ReadGroup.Result.Found(Requests.view(standing)));
        Reply reply = server.get(Requests.ONE).expect(200);
        String role = switch (standing) {
            case OWNER -> "owner";
            case ADMIN -> "admin";
            case MEMBER -> "member";
            case FORMER, NONE -> "";
        };
        assertEquals(role, reply.json().path("role").asText());
        assertEquals(!role.isEmpty(), reply.json().has("role"));
    }

    @Test
    void groupShouldNotBeSentToWhoHasItsVersion() {
        groups.answer(ReadGroup.Result.class, new ReadGroup.Result.Found(Requests.view(Standing.MEMBER)));
        assertEquals("\"v3\"", server.get(Requests.ONE).expect(200).header("ETag"));
        server.send(Requests.READ.of(server, "alice").header("If-None-Match", "\"v3\""))
                .expect(304);
        server.send(Requests.READ.of(server, "alice").header("If-None-Match", "\"v2\""))
                .expect(200);
    }

    @Test
    void changeShouldNameTheVersionAndWhatIsDifferent() {
        groups.answer(ChangeGroup.Result.class, new ChangeGroup.Result.Changed(Requests.view(Standing.OWNER)));
        Requests full = Requests.CHANGE.with("{\"approval\":false,\"invite\":\"admins\",\"edit\":\"members\","
                + "\"post\":\"admins\",\"avatar\":\"\",\"description\":\"\",\"name\":\"Runners\"}");
        Reply reply = server.send(full.of(server, "alice")).expect(200);
        assertEquals("\"v3\"", reply.header("ETag"));
        ChangeGroup.Command command = groups.last(ChangeGroup.Command.class);
        assertEquals(
                new ChangeGroup.Command(
                        ALICE,
                        DEVICE,
                        Requests.GROUP,
                        3,
                        List.of(
                                new Edit.Name("Runners"),
                                new Edit.Description(""),
                                new Edit.Avatar(""),
                                new Edit.Post(Permitted.ADMINS),
                                new Edit.Editing(Permitted.MEMBERS),
                                new Edit.Invite(Permitted.ADMINS),
                                new Edit.Approval(false))),
                command);
        server.send(Requests.CHANGE.with("{}").of(server, "alice")).expect(200);
        assertEquals(List.of(), groups.last(ChangeGroup.Command.class).edits());
    }

    @Test
    void changeShouldNeedAVersion() {
        server.call("PATCH", Requests.ONE, "{\"name\":\"a\"}").expectProblem(428, "bad_frame");
        for (String tag : List.of("*", "v3", "\"3\"", "W/\"v3\"")) {
            HttpRequest.Builder request = server.request("PATCH", Requests.ONE, "{\"name\":\"a\"}");
            server.send(request.header("If-Match", tag)).expectProblem(412, "conflict");
        }
        assertTrue(groups.asked.isEmpty());
    }

    @Test
    void membersShouldPage() {
        groups.answer(
                ListMembers.Result.class,
                new ListMembers.Result.Listed(new Page<>(List.of(new Member(Requests.BOB, Role.ADMIN, 7)), "more")));
        Reply reply = server.get(Requests.ONE + "/members?limit=200&cursor=c").expect(200);
        assertEquals(new ListMembers.Query(ALICE, Requests.GROUP, "c", 200), groups.last(ListMembers.Query.class));
        assertEquals(Requests.BOB.toString(), reply.json().at("/items/0/user").textValue());
        assertEquals("admin", reply.json().at("/items/0/role").textValue());
        assertEquals(7, reply.json().at("/items/0/since").longValue());
        assertEquals("more", reply.json().path("next").textValue());
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND, not_found", "BLOCKED, blocked", "ALREADY_MEMBER, conflict"})
    void addShouldTellWhoWasRefusedAndWhy(Refusal.Reason reason, String code) {
        groups.answer(
                AddMembers.Result.class,
                new AddMembers.Result.Added(List.of(Requests.CAROL), List.of(new Refusal(Requests.BOB, reason))));
        Requests both = Requests.ADD.with("{\"users\":[\"" + Requests.CAROL + "\",\"" + Requests.BOB + "\"]}");
        Reply reply = server.send(both.of(server, "alice")).expect(200);
        assertEquals(
                new AddMembers.Command(ALICE, DEVICE, Requests.GROUP, List.of(Requests.CAROL, Requests.BOB)),
                groups.last(AddMembers.Command.class));
        assertEquals(Requests.CAROL.toString(), reply.json().at("/added/0").textValue());
        assertEquals(Requests.BOB.toString(), reply.json().at("/refused/0/user").textValue());
        assertEquals(code, reply.json().at("/refused/0/code").textValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"users\":[]}", "{\"users\":[\"x\"]}", "{\"users\":{}}", "{\"users\":[null]}"})
    void badUsersShouldBeRefused(String body) {
        server.send(Requests.ADD.with(body).of(server, "alice")).expectProblem(400, "bad_frame");
        assertTrue(groups.asked.isEmpty());
    }

    @Test
    void removingOneselfShouldBeLeaving() {
        groups.answer(RemoveMember.Result.class, new RemoveMember.Result.Removed());
        groups.answer(LeaveGroup.Result.class, new LeaveGroup.Result.Left());
        server.send(Requests.REMOVE.of(server, "alice")).expect(204);
        assertEquals(new RemoveMember.Command(ALICE, DEVICE, Requests.GROUP, Requests.BOB), groups.asked.getLast());
        for (String oneself : List.of("me", ALICE.toString())) {
            server.call("DELETE", Requests.ONE + "/members/" + oneself, "").expect(204);
            assertEquals(new LeaveGroup.Command(ALICE, DEVICE, Requests.GROUP), groups.asked.getLast());
        }
    }

    @ParameterizedTest
    @EnumSource
    void roleShouldBeHandedOn(Role role) {
        groups.answer(ChangeRole.Result.class, new ChangeRole.Result.Changed());
        String word = switch (role) {
            case OWNER -> "owner";
            case ADMIN -> "admin";
            case MEMBER -> "member";
        };
        server.send(Requests.ROLE.with("{\"role\":\"" + word + "\"}").of(server, "alice"))
                .expect(204);
        assertEquals(new ChangeRole.Command(ALICE, DEVICE, Requests.GROUP, Requests.BOB, role), groups.asked.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"role\":\"OWNER\"}", "{\"role\":\"former\"}", "{\"role\":1}", "{\"role\":null}"})
    void badRoleShouldBeRefused(String body) {
        server.send(Requests.ROLE.with(body).of(server, "alice")).expectProblem(400, "bad_frame");
        assertTrue(groups.asked.isEmpty());
    }

    @Test
    void linkShouldShowItsTokenOnceAndOnlyThere() {
        groups.answer(CreateLink.Result.class, new CreateLink.Result.Created(link(), new LinkToken(Requests.TOKEN)));
        Requests limited = Requests.CREATE_LINK.with("{\"expiresInSeconds\":60,\"uses\":3}");
        Reply reply = server.send(limited.of(server, "alice")).expect(201);
        assertEquals(
                new CreateLink.Command(ALICE, DEVICE, Requests.GROUP, Duration.ofSeconds(60), 3),
                groups.asked.getLast());
        assertEquals(Requests.LINK.toString(), reply.json().path("link").textValue());
        assertEquals(Requests.TOKEN, reply.json().path("token").textValue());
        assertEquals(9, reply.json().path("expiresAt").longValue());
        assertEquals(5, reply.json().path("uses").intValue());
        groups.answer(ListLinks.Result.class, new ListLinks.Result.Listed(List.of(link())));
        Reply listed = server.send(Requests.LINKS.of(server, "alice")).expect(200);
        assertEquals(new ListLinks.Query(ALICE, Requests.GROUP), groups.asked.getLast());
        assertEquals(Requests.LINK.toString(), listed.json().at("/items/0/link").textValue());
        assertFalse(listed.body().contains("token"), listed::body);
    }

    @Test
    void linkShouldHaveDefaults() {
        groups.answer(CreateLink.Result.class, new CreateLink.Result.Created(link(), new LinkToken(Requests.TOKEN)));
        server.send(Requests.CREATE_LINK.of(server, "alice")).expect(201);
        assertEquals(
                new CreateLink.Command(ALICE, DEVICE, Requests.GROUP, Duration.ofDays(7), 10_000),
                groups.asked.getLast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"uses\":0}",
                "{\"uses\":10001}",
                "{\"uses\":\"1\"}",
                "{\"expiresInSeconds\":0}",
                "{\"expiresInSeconds\":31536001}",
                "[]",
                ""
            })
    void badLinkShouldBeRefused(String body) {
        server.send(Requests.CREATE_LINK.with(body).of(server, "alice")).expectProblem(400, "bad_frame");
        assertTrue(groups.asked.isEmpty());
    }

    @Test
    void revokeShouldNameTheLink() {
        groups.answer(RevokeLink.Result.class, new RevokeLink.Result.Revoked());
        server.send(Requests.REVOKE.of(server, "alice")).expect(204);
        assertEquals(
                new RevokeLink.Command(ALICE, DEVICE, Requests.GROUP, new LinkId(Requests.LINK)),
                groups.asked.getLast());
    }

    @Test
    void previewShouldShowWhatALinkLeadsTo() {
        groups.answer(
                PreviewLink.Result.class,
                new PreviewLink.Result.Found(new LinkPreview(Requests.GROUP, "Walkers", "pic-1", 40, true)));
        Reply reply = server.send(Requests.PREVIEW.of(server, "alice")).expect(200);
        assertEquals(new PreviewLink.Query(Requests.TOKEN), groups.asked.getLast());
        assertEquals(Requests.GROUP.toString(), reply.json().path("group").textValue());
        assertEquals("Walkers", reply.json().path("name").textValue());
        assertEquals("pic-1", reply.json().path("avatar").textValue());
        assertEquals(40, reply.json().path("members").intValue());
        assertTrue(reply.json().path("approval").booleanValue());
    }

    @Test
    void joinShouldTellWhetherTheCallerIsIn() {
        groups.answer(JoinByLink.Result.class, new JoinByLink.Result.Joined(Requests.view(Standing.MEMBER)));
        Reply joined = server.send(Requests.JOIN.of(server, "alice")).expect(200);
        assertEquals(new JoinByLink.Command(ALICE, DEVICE, Requests.TOKEN), groups.asked.getLast());
        assertEquals("\"v3\"", joined.header("ETag"));
        assertEquals("member", joined.json().path("role").textValue());
        groups.answer(JoinByLink.Result.class, new JoinByLink.Result.Requested(Requests.GROUP));
        Reply requested = server.send(Requests.JOIN.of(server, "alice")).expect(202);
        assertEquals(Requests.GROUP.toString(), requested.json().path("group").textValue());
        assertTrue(requested.json().path("requested").booleanValue());
    }

    @Test
    void everyTokenThatIsNotGoodShouldGetTheSameAnswer() {
        groups.answer(PreviewLink.Result.class, new PreviewLink.Result.NotFound());
        groups.answer(JoinByLink.Result.class, new JoinByLink.Result.NotFound());
        String detail = server.send(Requests.PREVIEW.of(server, "alice"))
                .expectProblem(404, "not_found")
                .detail();
        for (String token : List.of("", "x", "../..", "k".repeat(128))) {
            for (Requests request : List.of(Requests.PREVIEW, Requests.JOIN)) {
                Reply reply = server.send(
                        request.with("{\"token\":\"" + token + "\"}").of(server, "alice"));
                assertEquals(detail, reply.expectProblem(404, "not_found").detail());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token\":null}", "{\"token\":7}", "[]", ""})
    void bodyWithoutATokenShouldBeRefused(String body) {
        server.send(Requests.PREVIEW.with(body).of(server, "alice")).expectProblem(400, "bad_frame");
        server.send(Requests.JOIN.with(body).of(server, "alice")).expectProblem(400, "bad_frame");
        String tooLong = "{\"token\":\"" + "k".repeat(129) + "\"}";
        Reply reply =
                server.send(Requests.JOIN.with(tooLong).of(server, "alice")).expectProblem(400, "bad_frame");
        assertFalse(reply.body().contains("kkk"), reply::body);
        assertTrue(groups.asked.isEmpty());
    }

    @Test
    void tokensShouldNotBeGuessedAtWill() {
        groups.answer(PreviewLink.Result.class, new PreviewLink.Result.NotFound());
        groups.answer(JoinByLink.Result.class, new JoinByLink.Result.NotFound());
        for (int attempt = 0; attempt < 5; attempt++) {
            server.send(Requests.PREVIEW.of(server, "alice")).expectProblem(404, "not_found");
            server.send(Requests.JOIN.of(server, "alice")).expectProblem(404, "not_found");
        }
        server.send(Requests.PREVIEW.of(server, "alice")).expectProblem(429, "rate_limited");
        server.send(Requests.JOIN.of(server, "alice")).expectProblem(429, "rate_limited");
        assertEquals(10, groups.asked.size());
        assertTrue(server.observed().stream().noneMatch(seen -> seen.contains(Requests.TOKEN)));
    }

    @Test
    void requestsShouldPage() {
        groups.answer(
                ListRequests.Result.class,
                new ListRequests.Result.Listed(
                        new Page<>(List.of(new JoinRequest(Requests.GROUP, Requests.BOB, DEVICE, 7)), "more")));
        Reply reply = server.get(Requests.ONE + "/requests?limit=1&cursor=c").expect(200);
        assertEquals(new ListRequests.Query(ALICE, Requests.GROUP, "c", 1), groups.last(ListRequests.Query.class));
        assertEquals(Requests.BOB.toString(), reply.json().at("/items/0/user").textValue());
        assertEquals(7, reply.json().at("/items/0/at").longValue());
        assertFalse(reply.body().contains(DEVICE.toString()), reply::body);
        assertEquals("more", reply.json().path("next").textValue());
    }

    @Test
    void requestsShouldBeApprovedDeclinedAndWithdrawn() {
        groups.answer(DecideRequest.Result.class, new DecideRequest.Result.Decided());
        groups.answer(WithdrawRequest.Result.class, new WithdrawRequest.Result.Withdrawn());
        server.send(Requests.APPROVE.of(server, "alice")).expect(204);
        assertEquals(decision(true), groups.asked.getLast());
        server.send(Requests.DECLINE.of(server, "alice")).expect(204);
        assertEquals(decision(false), groups.asked.getLast());
        for (String oneself : List.of("me", ALICE.toString())) {
            server.call("DELETE", Requests.ONE + "/requests/" + oneself, "").expect(204);
            assertEquals(new WithdrawRequest.Command(ALICE, Requests.GROUP), groups.asked.getLast());
        }
        server.call("PUT", Requests.ONE + "/requests/me", "").expectProblem(400, "bad_frame");
    }

    private static DecideRequest.Command decision(boolean approved) {
        return new DecideRequest.Command(ALICE, DEVICE, Requests.GROUP, Requests.BOB, approved);
    }

    @ParameterizedTest
    @MethodSource("parley.adapter.rest.groups.Requests#all")
    void everyRouteShouldNeedAToken(Requests request) {
        server.send(server.anonymous(request.method(), request.path(), request.body()))
                .expectProblem(401, "unauthenticated");
        server.send(request.of(server, "expired")).expectProblem(401, "unauthenticated");
        assertTrue(groups.asked.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("parley.adapter.rest.groups.Requests#ofOneGroup")
    void everyBadIdShouldBeRefused(Requests request) {
        for (String id : List.of(Requests.GROUP.toString(), Requests.BOB.toString(), Requests.LINK.toString())) {
            if (request.path().contains(id)) {
                server.send(request.at(id, "X" + id.substring(1)).of(server, "alice"))
                        .expectProblem(400, "bad_frame");
                server.send(request.at(id, "1").of(server, "alice")).expectProblem(400, "bad_frame");
            }
        }
        assertTrue(groups.asked.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "cursor=a&cursor=b"})
    void badPageParametersShouldBeRefused(String query) {
        for (String path : List.of(Requests.ALL, Requests.ONE + "/members", Requests.ONE + "/requests")) {
            server.get(path + "?" + query).expectProblem(400, "bad_frame");
        }
        assertTrue(groups.asked.isEmpty());
    }

    private static Link link() {
        return new Link(
                new LinkId(Requests.LINK), Requests.GROUP, TokenHash.of(new LinkToken(Requests.TOKEN)), ALICE, 5, 1, 9);
    }
}
