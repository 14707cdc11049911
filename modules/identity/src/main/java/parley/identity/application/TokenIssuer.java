package parley.identity.application;

import java.time.Duration;
import parley.identity.domain.AccessClaims;
import parley.identity.domain.IssuedTokens;
import parley.identity.domain.RefreshToken;
import parley.identity.domain.Secret;
import parley.identity.port.out.AccessTokens;
import parley.identity.port.out.SecretSource;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Makes the tokens that a device gets.
final class TokenIssuer {
    private static final long SECOND = 1_000;

    private final AccessTokens accessTokens;
    private final SecretSource secrets;
    private final Duration accessTokenLife;

    TokenIssuer(AccessTokens accessTokens, SecretSource secrets, Duration accessTokenLife) {
        this.accessTokens = accessTokens;
        this.secrets = secrets;
        this.accessTokenLife = accessTokenLife;
    }

    /// The first refresh token after a log-in.
    RefreshToken firstRefreshToken(DeviceId device) {
        return new RefreshToken(device, secrets.next(), secrets.next());
    }

    /// The next refresh token of the same family.
    RefreshToken nextRefreshToken(DeviceId device, Secret family) {
        return new RefreshToken(device, family, secrets.next());
    }

    IssuedTokens issue(UserId user, boolean admin, RefreshToken refreshToken, long now) {
        AccessClaims claims = claims(user, refreshToken.device(), admin, now);
        return new IssuedTokens(
                user, refreshToken.device(), accessTokens.issue(claims), claims.expiresAt(), refreshToken.text());
    }

    String accessToken(UserId user, DeviceId device, long now) {
        return accessTokens.issue(claims(user, device, false, now));
    }

    private AccessClaims claims(UserId user, DeviceId device, boolean admin, long now) {
        long issuedAt = now - Math.floorMod(now, SECOND);
        return new AccessClaims(user, device, admin, issuedAt, issuedAt + accessTokenLife.toMillis());
    }
}
