package parley.adapter.rest.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.adapter.rest.Reply;
import parley.adapter.rest.RestConfig;
import parley.adapter.rest.Route;
import parley.adapter.rest.TestServer;
import parley.identity.domain.Device;
import parley.identity.domain.Handle;
import parley.identity.domain.IssuedTokens;
import parley.identity.domain.Password;
import parley.identity.domain.Profile;
import parley.identity.domain.PublicProfile;
import parley.identity.domain.Relation;
import parley.identity.port.in.AddContact;
import parley.identity.port.in.BlockUser;
import parley.identity.port.in.ChangePassword;
import parley.identity.port.in.ChangeProfile;
import parley.identity.port.in.CreateInvite;
import parley.identity.port.in.DeleteAccount;
import parley.identity.port.in.FindUser;
import parley.identity.port.in.ListBlocks;
import parley.identity.port.in.ListContacts;
import parley.identity.port.in.ListDevices;
import parley.identity.port.in.LogIn;
import parley.identity.port.in.ReadProfile;
import parley.identity.port.in.RefreshTokens;
import parley.identity.port.in.RegisterAccount;
import parley.identity.port.in.RegisterInBulk;
import parley.identity.port.in.RemoveContact;
import parley.identity.port.in.RevokeDevice;
import parley.identity.port.in.UnblockUser;
import parley.kernel.DeviceId;
import parley.kernel.Page;
import parley.kernel.UserId;

class IdentityRoutesE2E {
    private static final UserId ALICE = TestServer.ALICE.user();
    private static final DeviceId LAPTOP = TestServer.ALICE.device();
    private static final UserId BOB = new UserId(UUID.fromString("00000000-0000-4000-8000-00000000000b"));
    private static final Profile PROFILE =
            new Profile(ALICE, new Handle("alice"), "Alice", 3, false, 1_700_000_000_000L);
    private static final PublicProfile PUBLIC = new PublicProfile(BOB, new Handle("bob"), "Bob");
    private static final IssuedTokens TOKENS =
            new IssuedTokens(ALICE, LAPTOP, "access-token", 1_700_000_900_000L, "refresh-token");
    private static final String REGISTER = "{\"handle\":\"alice\",\"password\":\"correct horse\"}";
    private static final String LOG_IN = "{\"handle\":\"Alice\",\"password\":\"correct horse\"}";

    private final FakeIdentity identity = new FakeIdentity();
    private final IdentityRoutes routes = new IdentityRoutes(identity.ports());
    private final TestServer server = TestServer.startDocumented(RestConfig.DEFAULT, routes);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void registerShouldAnswerWithProfileAndTokens() {
        identity.answer(RegisterAccount.Result.class, new RegisterAccount.Result.Registered(PROFILE, TOKENS));
        Reply reply = anonymous(
                "POST",
                "/v1/accounts",
                "{\"handle\":\"Alice\",\"password\":\"p\u00e4ssword\",\"name\":\"A\",\"invite\":\"code\",\"device\":{\"name\":\"phone\"}}");
        assertEquals(
                "access-token", reply.expect(201).json().path("accessToken").textValue());
        assertEquals("/v1/accounts/me", reply.header("Location"));
        assertEquals(
                new RegisterAccount.Command("Alice", new Password("p\u00e4ssword"), "A", "code", "phone"),
                identity.asked.getLast());
        anonymous("POST", "/v1/accounts", REGISTER).expect(201);
        assertEquals(
                new RegisterAccount.Command("alice", new Password("correct horse"), "", "", ""),
                identity.asked.getLast());
    }

    @Test
    void everyRouteShouldBeUnavailableWhenTheStoreIsDown() {
        for (Route route : routes.routes()) {
            String path = route.path().replaceAll("\\{[a-z]+}", BOB.toString());
            String query = path.equals("/v1/users") ? "?handle=bob" : "";
            String body =
                    "{\"handle\":\"bob\",\"password\":\"secret\",\"current\":\"a\",\"next\":\"b\",\"prefix\":\"p\",\"count\":1}";
            boolean sends = !List.of("GET").contains(route.method().text());
            server.send(server.anonymous(route.method().text(), path + query, sends ? body : "")
                            .header("Authorization", "Bearer admin")
                            .header("If-Match", "\"v1\""))
                    .expectProblem(503, "unavailable");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"handle\":\"alice\"}",
                "{\"password\":\"x\"}",
                "{\"handle\":7,\"password\":\"x\"}",
                "{\"handle\":\"alice\",\"password\":null}",
                "{\"handle\":\"alice\",\"password\":\"x\",\"device\":\"phone\"}",
                "{\"handle\":\"alice\",\"password\":\"x\",\"device\":{\"id\":\"phone\"}}",
                "{\"refreshToken\":7}",
                "{\"refreshToken\":\"t\",\"password\":\"x\"}"
            })
    void malformedLogInShouldBeRefused(String body) {
        anonymous("POST", "/v1/tokens", body).expectProblem(400, "bad_frame");
        assertTrue(identity.asked.isEmpty());
    }

    @Test
    void textsShouldBeAcceptedUpToTheirLimits() {
        identity.answer(LogIn.Result.class, new LogIn.Result.Denied());
        anonymous("POST", "/v1/tokens", logInBody(BodyLimits.HANDLE, BodyLimits.PASSWORD))
                .expect(401);
        anonymous("POST", "/v1/tokens", logInBody(BodyLimits.HANDLE + 1, 8)).expectProblem(400, "bad_frame");
        anonymous("POST", "/v1/tokens", logInBody(8, BodyLimits.PASSWORD + 1)).expectProblem(400, "bad_frame");
    }

    @Test
    void logInShouldBeForANewOrAKnownDevice() {
        identity.answer(LogIn.Result.class, new LogIn.Result.LoggedIn(TOKENS));
        anonymous("POST", "/v1/tokens", LOG_IN).expect(201);
        assertEquals(
                new LogIn.Target.NewDevice(""),
                identity.last(LogIn.Command.class).target());
        anonymous("POST", "/v1/tokens", LOG_IN.replace("}", ",\"device\":{\"name\":\"phone\"}}"))
                .expect(201);
        assertEquals(
                new LogIn.Target.NewDevice("phone"),
                identity.last(LogIn.Command.class).target());
        Reply reply = anonymous("POST", "/v1/tokens", LOG_IN.replace("}", ",\"device\":{\"id\":\"" + LAPTOP + "\"}}"));
        assertEquals(
                "refresh-token", reply.expect(201).json().path("refreshToken").textValue());
        assertEquals(
                new LogIn.Target.KnownDevice(LAPTOP),
                identity.last(LogIn.Command.class).target());
    }

    @Test
    void refreshShouldAnswerWithTheNextTokens() {
        identity.answer(RefreshTokens.Result.class, new RefreshTokens.Result.Refreshed(TOKENS));
        anonymous("POST", "/v1/tokens", "{\"refreshToken\":\"r1\"}").expect(201);
        assertEquals(new RefreshTokens.Command("r1"), identity.asked.getLast());
    }

    @Test
    void guessingPasswordsShouldBeLimitedByAddress() {
        identity.answer(LogIn.Result.class, new LogIn.Result.Denied());
        int burst = RestConfig.DEFAULT.rates().credentialsByAddress().burst();
        for (int attempt = 0; attempt < burst; attempt++) {
            anonymous("POST", "/v1/tokens", LOG_IN.replace("Alice", "user" + attempt))
                    .expect(401);
        }
        anonymous("POST", "/v1/tokens", LOG_IN).expectProblem(429, "rate_limited");
        anonymous("POST", "/v1/accounts", REGISTER).expectProblem(429, "rate_limited");
        assertEquals(burst, identity.asked.size());
        server.ticker().advance(Duration.ofSeconds(6));
        anonymous("POST", "/v1/tokens", LOG_IN).expect(401);
    }

    @Test
    void guessingOnePasswordShouldBeLimitedWhateverTheCaseOfTheHandle() {
        identity.answer(LogIn.Result.class, new LogIn.Result.Denied());
        int burst = RestConfig.DEFAULT.rates().credentialsBySubject().burst();
        for (int attempt = 0; attempt < burst; attempt++) {
            anonymous("POST", "/v1/tokens", attempt % 2 == 0 ? LOG_IN : LOG_IN.replace("Alice", "aLICE"))
                    .expect(401);
        }
        anonymous("POST", "/v1/tokens", LOG_IN).expectProblem(429, "rate_limited");
        anonymous("POST", "/v1/tokens", LOG_IN.replace("Alice", "bob")).expect(401);
    }

    @Test
    void guessingThePasswordBehindATokenShouldBeLimitedToo() {
        identity.answer(DeleteAccount.Result.class, new DeleteAccount.Result.WrongPassword());
        int burst = RestConfig.DEFAULT.rates().credentialsBySubject().burst();
        for (int attempt = 0; attempt < burst; attempt++) {
            server.call("DELETE", "/v1/accounts/me", "{\"password\":\"guess\"}").expect(403);
        }
        server.call("DELETE", "/v1/accounts/me", "{\"password\":\"guess\"}").expectProblem(429, "rate_limited");
        server.call("PUT", "/v1/accounts/me/password", "{\"current\":\"guess\",\"next\":\"b\"}")
                .expectProblem(429, "rate_limited");
    }

    @Test
    void repeatedRegistrationShouldCreateOneAccount() {
        identity.answer(RegisterAccount.Result.class, new RegisterAccount.Result.Registered(PROFILE, TOKENS));
        for (int time = 0; time < 2; time++) {
            server.send(server.anonymous("POST", "/v1/accounts", REGISTER).header("Idempotency-Key", "k1"))
                    .expect(201);
        }
        assertEquals(1, identity.asked.size());
        server.send(server.anonymous("POST", "/v1/accounts", LOG_IN).header("Idempotency-Key", "k1"))
                .expectProblem(409, "conflict");
    }

    @Test
    void profileShouldHaveATagThatChangesNeed() {
        identity.answer(ReadProfile.Result.class, new ReadProfile.Result.Found(PROFILE));
        Reply read = server.get("/v1/accounts/me").expect(200);
        assertEquals("\"v3\"", read.header("ETag"));
        assertFalse(read.json().path("admin").booleanValue());
        server.send(server.request("GET", "/v1/accounts/me", "").header("If-None-Match", "\"v3\""))
                .expect(304);
        server.call("PATCH", "/v1/accounts/me", "{\"name\":\"A\"}").expectProblem(428, "bad_frame");
        Profile renamed = new Profile(ALICE, new Handle("alice"), "A", 4, false, 1);
        identity.answer(ChangeProfile.Result.class, new ChangeProfile.Result.Changed(renamed));
        assertEquals("\"v4\"", patch("\"v3\"", "{\"name\":\"A\"}").expect(200).header("ETag"));
        assertEquals(new ChangeProfile.Command(ALICE, "A", 3), identity.asked.getLast());
        identity.answer(ChangeProfile.Result.class, new ChangeProfile.Result.Outdated(renamed));
        patch("\"v3\"", "{\"name\":\"B\"}").expectProblem(412, "conflict");
        identity.answer(ChangeProfile.Result.class, new ChangeProfile.Result.Invalid("name", "shorter"));
        patch("\"v3\"", "{\"name\":\"B\"}").expectProblem(400, "bad_frame");
        identity.answer(ChangeProfile.Result.class, new ChangeProfile.Result.NotFound());
        patch("\"v3\"", "{\"name\":\"B\"}").expectProblem(404, "not_found");
    }

    @Test
    void emptyChangeShouldChangeNothing() {
        identity.answer(ReadProfile.Result.class, new ReadProfile.Result.Found(PROFILE));
        assertEquals("\"v3\"", patch("\"v3\"", "{}").expect(200).header("ETag"));
        patch("\"v2\"", "{}").expectProblem(412, "conflict");
    }

    @Test
    void passwordChangeAndDeletionShouldHandOnWhoAsks() {
        identity.answer(ChangePassword.Result.class, new ChangePassword.Result.Changed(2));
        server.call("PUT", "/v1/accounts/me/password", "{\"current\":\"a\",\"next\":\"b\"}")
                .expect(204);
        assertEquals(
                new ChangePassword.Command(ALICE, LAPTOP, new Password("a"), new Password("b")),
                identity.asked.getLast());
        identity.answer(DeleteAccount.Result.class, new DeleteAccount.Result.Deleted());
        server.call("DELETE", "/v1/accounts/me", "{\"password\":\"a\"}").expect(204);
        assertEquals(new DeleteAccount.Command(ALICE, new Password("a")), identity.asked.getLast());
    }

    @Test
    void devicesShouldBeListedAndRevoked() {
        DeviceId phone = new DeviceId(UUID.fromString("00000000-0000-4000-8000-0000000000d9"));
        identity.answer(
                ListDevices.Result.class,
                new ListDevices.Result.Listed(
                        List.of(new Device(LAPTOP, ALICE, "laptop", 1, 2), new Device(phone, ALICE, "phone", 3, 4))));
        Reply reply = server.get("/v1/devices").expect(200);
        assertTrue(reply.json().at("/items/0/current").booleanValue());
        assertFalse(reply.json().at("/items/1/current").booleanValue());
        identity.answer(RevokeDevice.Result.class, new RevokeDevice.Result.Revoked());
        server.call("DELETE", "/v1/devices/" + phone, "").expect(204);
        assertEquals(new RevokeDevice.Command(ALICE, phone), identity.asked.getLast());
        server.call("DELETE", "/v1/tokens", "").expect(204);
        assertEquals(new RevokeDevice.Command(ALICE, LAPTOP), identity.asked.getLast());
    }

    @Test
    void usersShouldBeFoundByHandleAndId() {
        identity.answer(FindUser.Result.class, new FindUser.Result.Found(PUBLIC));
        assertEquals(
                "bob",
                server.get("/v1/users?handle=Bob")
                        .expect(200)
                        .json()
                        .path("handle")
                        .textValue());
        assertEquals(new FindUser.Query(ALICE, new FindUser.Key.ByHandle("Bob")), identity.asked.getLast());
        server.get("/v1/users/" + BOB).expect(200);
        assertEquals(new FindUser.Query(ALICE, new FindUser.Key.ById(BOB)), identity.asked.getLast());
        server.get("/v1/users").expectProblem(400, "bad_frame");
        server.get("/v1/users/bob").expectProblem(400, "bad_frame");
    }

    @Test
    void contactsAndBlocksShouldBePagedAddedAndRemoved() {
        Page<Relation> page = new Page<>(List.of(new Relation(PUBLIC, 5)), "more");
        identity.answer(ListContacts.Result.class, new ListContacts.Result.Listed(page));
        assertEquals(
                "more",
                server.get("/v1/contacts?limit=1")
                        .expect(200)
                        .json()
                        .path("next")
                        .textValue());
        server.get("/v1/contacts?limit=1&cursor=more").expect(200);
        assertEquals(new ListContacts.Query(ALICE, "more", 1), identity.asked.getLast());
        identity.answer(ListBlocks.Result.class, new ListBlocks.Result.Listed(new Page<>(List.of(), "")));
        assertTrue(server.get("/v1/blocks").expect(200).json().path("next").isMissingNode());
        identity.answer(AddContact.Result.class, new AddContact.Result.Added());
        server.call("PUT", "/v1/contacts/" + BOB, "").expect(204);
        identity.answer(RemoveContact.Result.class, new RemoveContact.Result.Removed());
        server.call("DELETE", "/v1/contacts/" + BOB, "").expect(204);
        assertEquals(new RemoveContact.Command(ALICE, BOB), identity.asked.getLast());
        identity.answer(BlockUser.Result.class, new BlockUser.Result.Blocked());
        server.call("PUT", "/v1/blocks/" + BOB, "").expect(204);
        assertEquals(new BlockUser.Command(ALICE, BOB), identity.asked.getLast());
        identity.answer(UnblockUser.Result.class, new UnblockUser.Result.Unblocked());
        server.call("DELETE", "/v1/blocks/" + BOB, "").expect(204);
        assertEquals(new UnblockUser.Command(ALICE, BOB), identity.asked.getLast());
    }

    @Test
    void inviteShouldHaveDefaultsAndLimits() {
        UserId admin = TestServer.ADMIN.user();
        identity.answer(CreateInvite.Result.class, new CreateInvite.Result.Created("code", 1, 5));
        admin("/v1/invites", "{}").expect(201);
        assertEquals(new CreateInvite.Command(admin, 1, Duration.ofDays(7)), identity.asked.getLast());
        admin("/v1/invites", "{\"uses\":10000,\"expiresInSeconds\":31536000}").expect(201);
        assertEquals(new CreateInvite.Command(admin, 10_000, Duration.ofDays(365)), identity.asked.getLast());
        for (String bad :
                List.of("{\"uses\":0}", "{\"uses\":10001}", "{\"expiresInSeconds\":31536001}", "{\"uses\":\"1\"}")) {
            admin("/v1/invites", bad).expectProblem(400, "bad_frame");
        }
        identity.answer(CreateInvite.Result.class, new CreateInvite.Result.Forbidden());
        admin("/v1/invites", "{}").expectProblem(403, "forbidden");
        identity.answer(CreateInvite.Result.class, new CreateInvite.Result.Invalid("life", "shorter"));
        assertTrue(admin("/v1/invites", "{}")
                .expectProblem(400, "bad_frame")
                .detail()
                .startsWith("expiresInSeconds"));
        server.call("POST", "/v1/invites", "{}").expectProblem(403, "forbidden");
    }

    @Test
    void bulkShouldAnswerForEveryResult() {
        String body = "{\"prefix\":\"bench\",\"count\":2}";
        RegisterInBulk.Item item = new RegisterInBulk.Item(BOB, LAPTOP, new Handle("bench1"), "token");
        identity.answer(RegisterInBulk.Result.class, new RegisterInBulk.Result.Registered(List.of(item)));
        assertEquals(
                "bench1",
                admin("/v1/admin/accounts", body)
                        .expect(201)
                        .json()
                        .at("/items/0/handle")
                        .textValue());
        assertEquals(new RegisterInBulk.Command(TestServer.ADMIN.user(), "bench", 2), identity.asked.getLast());
        identity.answer(RegisterInBulk.Result.class, new RegisterInBulk.Result.Disabled());
        admin("/v1/admin/accounts", body).expectProblem(403, "forbidden");
        identity.answer(RegisterInBulk.Result.class, new RegisterInBulk.Result.Forbidden());
        admin("/v1/admin/accounts", body).expectProblem(403, "forbidden");
        identity.answer(RegisterInBulk.Result.class, new RegisterInBulk.Result.HandleTaken());
        admin("/v1/admin/accounts", body).expectProblem(409, "conflict");
        identity.answer(RegisterInBulk.Result.class, new RegisterInBulk.Result.Invalid("prefix", "shorter"));
        admin("/v1/admin/accounts", body).expectProblem(400, "bad_frame");
        admin("/v1/admin/accounts", "{\"prefix\":\"bench\",\"count\":20001}").expectProblem(400, "bad_frame");
        server.call("POST", "/v1/admin/accounts", body).expectProblem(403, "forbidden");
    }

    private Reply anonymous(String method, String path, String body) {
        return server.send(server.anonymous(method, path, body));
    }

    private Reply admin(String path, String body) {
        return server.send(server.anonymous("POST", path, body).header("Authorization", "Bearer admin"));
    }

    private Reply patch(String tag, String body) {
        return server.send(server.request("PATCH", "/v1/accounts/me", body).header("If-Match", tag));
    }

    private static String logInBody(int handle, int password) {
        return "{\"handle\":\"" + "h".repeat(handle) + "\",\"password\":\"" + "p".repeat(password) + "\"}";
    }
}
