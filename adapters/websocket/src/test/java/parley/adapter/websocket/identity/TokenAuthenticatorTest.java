package parley.adapter.websocket.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.adapter.websocket.frame.Ids.ALICE;
import static parley.adapter.websocket.frame.Ids.PHONE;

import org.junit.jupiter.api.Test;
import parley.adapter.websocket.session.Authenticator.Verdict;
import parley.identity.port.in.VerifyToken;

final class TokenAuthenticatorTest {
    @Test
    void everyResultShouldHaveItsVerdict() {
        assertEquals(
                new Verdict.Accepted(ALICE, PHONE, 9), verdict(new VerifyToken.Result.Valid(ALICE, PHONE, 9, true)));
        assertEquals(new Verdict.Refused("token: expired"), verdict(new VerifyToken.Result.Expired()));
        assertEquals(new Verdict.Refused("token: revoked"), verdict(new VerifyToken.Result.Revoked()));
        assertEquals(new Verdict.Refused("token: not one of this server"), verdict(new VerifyToken.Result.Forged()));
    }

    private static Verdict verdict(VerifyToken.Result result) {
        return new TokenAuthenticator(query -> {
                    assertEquals("secret", query.token());
                    return result;
                })
                .authenticate("secret");
    }
}
