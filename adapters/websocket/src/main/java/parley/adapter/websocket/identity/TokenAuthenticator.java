package parley.adapter.websocket.identity;

import parley.adapter.websocket.session.Authenticator;
import parley.identity.port.in.VerifyToken;

/// Verifies tokens through identity.
public final class TokenAuthenticator implements Authenticator {
    private final VerifyToken verify;

    public TokenAuthenticator(VerifyToken verify) {
        this.verify = verify;
    }

    @Override
    public Verdict authenticate(String token) {
        return switch (verify.verify(new VerifyToken.Query(token))) {
            case VerifyToken.Result.Valid valid ->
                new Verdict.Accepted(valid.user(), valid.device(), valid.expiresAt());
            case VerifyToken.Result.Expired expired -> new Verdict.Refused("token: expired");
            case VerifyToken.Result.Revoked revoked -> new Verdict.Refused("token: revoked");
            case VerifyToken.Result.Forged forged -> new Verdict.Refused("token: not one of this server");
        };
    }
}
