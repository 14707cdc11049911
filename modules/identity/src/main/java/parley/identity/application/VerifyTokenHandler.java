package parley.identity.application;

import java.time.Clock;
import parley.identity.domain.AccessClaims;
import parley.identity.port.in.VerifyToken;
import parley.identity.port.out.AccessTokens;

final class VerifyTokenHandler implements VerifyToken {
    private final AccessTokens accessTokens;
    private final RevokedDevices revoked;
    private final Clock clock;

    VerifyTokenHandler(AccessTokens accessTokens, RevokedDevices revoked, Clock clock) {
        this.accessTokens = accessTokens;
        this.revoked = revoked;
        this.clock = clock;
    }

    @Override
    public Result verify(Query query) {
        return switch (accessTokens.verify(query.token(), clock.millis())) {
            case AccessTokens.Verification.Forged ignored -> new Result.Forged();
            case AccessTokens.Verification.Expired ignored -> new Result.Expired();
            case AccessTokens.Verification.Genuine(AccessClaims claims) ->
                revoked.contains(claims.device())
                        ? new Result.Revoked()
                        : new Result.Valid(claims.user(), claims.device(), claims.expiresAt(), claims.admin());
        };
    }
}
