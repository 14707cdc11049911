package parley.adapter.rest.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.adapter.rest.Reply;
import parley.adapter.rest.RestConfig;
import parley.adapter.rest.TestServer;
import parley.identity.port.in.AddContact;
import parley.identity.port.in.BlockUser;
import parley.identity.port.in.ChangePassword;
import parley.identity.port.in.ChangePrivacy;
import parley.identity.port.in.DeleteAccount;
import parley.identity.port.in.FindUser;
import parley.identity.port.in.ListBlocks;
import parley.identity.port.in.ListContacts;
import parley.identity.port.in.LogIn;
import parley.identity.port.in.ReadPrivacy;
import parley.identity.port.in.ReadProfile;
import parley.identity.port.in.RefreshTokens;
import parley.identity.port.in.RegisterAccount;
import parley.identity.port.in.RevokeDevice;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// The table of results and problems, row by row.
class IdentityProblemsE2E {
    private static final UserId BOB = new UserId(UUID.fromString("00000000-0000-4000-8000-00000000000b"));
    private static final DeviceId LAPTOP = TestServer.ALICE.device();
    private static final String REGISTER = "{\"handle\":\"alice\",\"password\":\"correct horse\"}";
    private static final String LOG_IN = "{\"handle\":\"Alice\",\"password\":\"correct horse\"}";

    private final FakeIdentity identity = new FakeIdentity();
    private final TestServer server =
            TestServer.startDocumented(RestConfig.DEFAULT, new IdentityRoutes(identity.ports()));

    @AfterEach
    void stop() {
        server.close();
    }

    record Row<R>(String method, String path, String body, Class<R> type, R result, int status, String code) {}

    static List<Row<?>> problems() {
        return List.of(
                register(new RegisterAccount.Result.Invalid("handle", "a handle"), 400, "bad_frame"),
                register(new RegisterAccount.Result.HandleTaken(), 409, "conflict"),
                register(new RegisterAccount.Result.Closed(), 403, "forbidden"),
                register(new RegisterAccount.Result.InviteRefused(), 403, "forbidden"),
                register(new RegisterAccount.Result.Busy(1_500), 429, "rate_limited"),
                logIn(new LogIn.Result.Denied(), 401, "unauthenticated"),
                logIn(new LogIn.Result.UnknownDevice(), 404, "not_found"),
                logIn(new LogIn.Result.TooManyDevices(10), 409, "conflict"),
                logIn(new LogIn.Result.Invalid("name", "a name"), 400, "bad_frame"),
                logIn(new LogIn.Result.Busy(1_500), 429, "rate_limited"),
                logIn(new LogIn.Result.Unavailable(), 503, "unavailable"),
                refresh(new RefreshTokens.Result.Refused()),
                refresh(new RefreshTokens.Result.Reused()),
                new Row<>(
                        "GET",
                        "/v1/accounts/me",
                        "",
                        ReadProfile.Result.class,
                        new ReadProfile.Result.NotFound(),
                        404,
                        "not_found"),
                password(new ChangePassword.Result.WrongPassword(), 403, "forbidden"),
                password(new ChangePassword.Result.Invalid("next", "longer"), 400, "bad_frame"),
                password(new ChangePassword.Result.Busy(1_500), 429, "rate_limited"),
                delete(new DeleteAccount.Result.WrongPassword(), 403, "forbidden"),
                delete(new DeleteAccount.Result.Busy(1_500), 429, "rate_limited"),
                new Row<>(
                        "DELETE",
                        "/v1/devices/" + LAPTOP,
                        "",
                        RevokeDevice.Result.class,
                        new RevokeDevice.Result.NotFound(),
                        404,
                        "not_found"),
                new Row<>(
                        "DELETE",
                        "/v1/tokens",
                        "",
                        RevokeDevice.Result.class,
                        new RevokeDevice.Result.NotFound(),
                        404,
                        "not_found"),
                new Row<>(
                        "GET",
                        "/v1/users/" + BOB,
                        "",
                        FindUser.Result.class,
                        new FindUser.Result.NotFound(),
                        404,
                        "not_found"),
                new Row<>(
                        "GET",
                        "/v1/users?handle=bob",
                        "",
                        FindUser.Result.class,
                        new FindUser.Result.NotFound(),
                        404,
                        "not_found"),
                new Row<>(
                        "GET",
                        "/v1/contacts?cursor=x",
                        "",
                        ListContacts.Result.class,
                        new ListContacts.Result.Invalid("cursor", "one"),
                        400,
                        "bad_frame"),
                new Row<>(
                        "GET",
                        "/v1/blocks?cursor=x",
                        "",
                        ListBlocks.Result.class,
                        new ListBlocks.Result.Invalid("cursor", "one"),
                        400,
                        "bad_frame"),
                new Row<>(
                        "GET",
                        "/v1/accounts/me/privacy",
                        "",
                        ReadPrivacy.Result.class,
                        new ReadPrivacy.Result.NotFound(),
                        404,
                        "not_found"),
                new Row<>(
                        "PATCH",
                        "/v1/accounts/me/privacy",
                        "{}",
                        ChangePrivacy.Result.class,
                        new ChangePrivacy.Result.NotFound(),
                        404,
                        "not_found"),
                contact(new AddContact.Result.NotFound(), 404, "not_found"),
                contact(new AddContact.Result.Oneself(), 400, "bad_frame"),
                contact(new AddContact.Result.TooMany(5), 409, "conflict"),
                block(new BlockUser.Result.NotFound(), 404, "not_found"),
                block(new BlockUser.Result.Oneself(), 400, "bad_frame"),
                block(new BlockUser.Result.TooMany(5), 409, "conflict"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    <R> void everyResultShouldHaveItsProblem(Row<R> row) {
        identity.answer(row.type(), row.result());
        Reply reply = server.call(row.method(), row.path(), row.body()).expectProblem(row.status(), row.code());
        if (row.status() == 429) {
            assertEquals(1_500, reply.json().path("retryAfterMs").longValue());
            assertEquals("2", reply.header("Retry-After"));
        }
    }

    private static Row<?> register(RegisterAccount.Result result, int status, String code) {
        return new Row<>("POST", "/v1/accounts", REGISTER, RegisterAccount.Result.class, result, status, code);
    }

    private static Row<?> logIn(LogIn.Result result, int status, String code) {
        return new Row<>("POST", "/v1/tokens", LOG_IN, LogIn.Result.class, result, status, code);
    }

    private static Row<?> refresh(RefreshTokens.Result result) {
        return new Row<>(
                "POST",
                "/v1/tokens",
                "{\"refreshToken\":\"r\"}",
                RefreshTokens.Result.class,
                result,
                401,
                "unauthenticated");
    }

    private static Row<?> password(ChangePassword.Result result, int status, String code) {
        return new Row<>(
                "PUT",
                "/v1/accounts/me/password",
                "{\"current\":\"a\",\"next\":\"b\"}",
                ChangePassword.Result.class,
                result,
                status,
                code);
    }

    private static Row<?> delete(DeleteAccount.Result result, int status, String code) {
        return new Row<>(
                "DELETE", "/v1/accounts/me", "{\"password\":\"a\"}", DeleteAccount.Result.class, result, status, code);
    }

    private static Row<?> contact(AddContact.Result result, int status, String code) {
        return new Row<>("PUT", "/v1/contacts/" + BOB, "", AddContact.Result.class, result, status, code);
    }

    private static Row<?> block(BlockUser.Result result, int status, String code) {
        return new Row<>("PUT", "/v1/blocks/" + BOB, "", BlockUser.Result.class, result, status, code);
    }
}
