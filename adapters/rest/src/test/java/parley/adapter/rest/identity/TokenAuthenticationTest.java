package parley.adapter.rest.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import parley.adapter.rest.Authentication;
import parley.adapter.rest.TestServer;
import parley.identity.port.in.VerifyToken;

class TokenAuthenticationTest {
    @Test
    void validTokenShouldNameItsBearer() {
        VerifyToken.Result valid = new VerifyToken.Result.Valid(
                TestServer.ADMIN.user(), TestServer.ADMIN.device(), 1_700_000_000_000L, true);
        assertEquals(new Authentication.Outcome.Accepted(TestServer.ADMIN), authenticate(valid));
    }

    @Test
    void otherTokensShouldBeRefusedWithWhatToDo() {
        for (VerifyToken.Result result : new VerifyToken.Result[] {
            new VerifyToken.Result.Expired(), new VerifyToken.Result.Revoked(), new VerifyToken.Result.Forged()
        }) {
            assertInstanceOf(Authentication.Outcome.Refused.class, authenticate(result));
        }
    }

    private static Authentication.Outcome authenticate(VerifyToken.Result result) {
        return new TokenAuthentication(query -> result).authenticate("token");
    }
}
