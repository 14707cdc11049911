package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.identity.People;
import parley.identity.domain.AccessClaims;
import parley.identity.port.out.AccessTokens.Verification;

/// What everything that issues access tokens does. Each test gets a fresh instance from [#tokens]; what
/// [#strangers] issue must not pass for its own.
public interface AccessTokensContract {
    long NOW = People.REGISTERED_AT;
    AccessClaims CLAIMS =
            new AccessClaims(People.user("ann"), People.deviceId("ann", "phone"), false, NOW, NOW + 900_000);

    AccessTokens tokens();

    AccessTokens strangers();

    @Test
    default void verifyShouldReturnTheClaimsThatWereIssued() {
        AccessClaims admin =
                new AccessClaims(CLAIMS.user(), CLAIMS.device(), true, CLAIMS.issuedAt(), CLAIMS.expiresAt());
        AccessTokens tokens = tokens();

        assertEquals(new Verification.Genuine(CLAIMS), tokens.verify(tokens.issue(CLAIMS), NOW));
        assertEquals(new Verification.Genuine(admin), tokens.verify(tokens.issue(admin), NOW));
    }

    @Test
    default void tokensOfDifferentClaimsShouldDiffer() {
        AccessClaims other = new AccessClaims(
                CLAIMS.user(), People.deviceId("ann", "laptop"), false, CLAIMS.issuedAt(), CLAIMS.expiresAt());
        AccessTokens tokens = tokens();

        assertNotEquals(tokens.issue(CLAIMS), tokens.issue(other));
    }

    @Test
    default void verifyShouldSayExpiredFromTheEndOn() {
        AccessTokens tokens = tokens();
        String token = tokens.issue(CLAIMS);

        assertEquals(new Verification.Genuine(CLAIMS), tokens.verify(token, CLAIMS.expiresAt() - 1));
        assertEquals(new Verification.Expired(), tokens.verify(token, CLAIMS.expiresAt()));
    }

    @Test
    default void verifyShouldSayForgedAboutTokensOfStrangers() {
        assertEquals(new Verification.Forged(), tokens().verify(strangers().issue(CLAIMS), NOW));
    }

    @Test
    default void verifyShouldSayForgedAboutAnyOtherText() {
        AccessTokens tokens = tokens();
        String token = tokens.issue(CLAIMS);

        for (String text : List.of(
                "",
                " ",
                ".",
                "..",
                "…",
                "\u0000",
                "a.b.c",
                "{}",
                token + "x",
                "x" + token,
                " " + token,
                token + "\n",
                "x".repeat(9_000))) {

            assertEquals(new Verification.Forged(), tokens.verify(text, NOW), text);
        }
    }

    @Test
    default void verifyShouldSayForgedWhenACharacterIsMissing() {
        AccessTokens tokens = tokens();
        String token = tokens.issue(CLAIMS);

        for (int at = 0; at < token.length(); at++) {
            String mutilated = token.substring(0, at) + token.substring(at + 1);
            assertEquals(new Verification.Forged(), tokens.verify(mutilated, NOW), "without character " + at);
        }
    }
}
