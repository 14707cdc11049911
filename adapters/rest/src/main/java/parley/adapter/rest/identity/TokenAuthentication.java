package parley.adapter.rest.identity;

import parley.adapter.rest.Authentication;
import parley.adapter.rest.Caller;
import parley.identity.port.in.VerifyToken;

/// Authenticates with identity's access tokens.
public final class TokenAuthentication implements Authentication {
    private final VerifyToken verifyToken;

    public TokenAuthentication(VerifyToken verifyToken) {
        this.verifyToken = verifyToken;
    }

    @Override
    public Outcome authenticate(String token) {
        return switch (verifyToken.verify(new VerifyToken.Query(token))) {
            case VerifyToken.Result.Valid valid ->
                new Outcome.Accepted(new Caller(valid.user(), valid.device(), valid.admin()));
            case VerifyToken.Result.Expired() -> new Outcome.Refused("token expired (expected: refresh it)");
            case VerifyToken.Result.Revoked() -> new Outcome.Refused("token revoked (expected: log in again)");
            case VerifyToken.Result.Forged() -> new Outcome.Refused("token not valid here");
        };
    }
}
