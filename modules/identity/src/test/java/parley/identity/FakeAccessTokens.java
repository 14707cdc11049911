package parley.identity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parley.identity.domain.AccessClaims;
import parley.identity.port.out.AccessTokens;

/// Access tokens that say nothing and are looked up: fast, and impossible to use outside of tests.
public final class FakeAccessTokens implements AccessTokens {
    private final Map<String, AccessClaims> issued = new ConcurrentHashMap<>();

    @Override
    public String issue(AccessClaims claims) {
        String token = "token " + issued.size() + " of " + claims.user();
        issued.put(token, claims);
        return token;
    }

    @Override
    public Verification verify(String token, long now) {
        AccessClaims claims = issued.get(token);
        if (claims == null) {
            return new Verification.Forged();
        }
        return claims.expiresAt() <= now ? new Verification.Expired() : new Verification.Genuine(claims);
    }
}
