package parley.identity.port.out;

import parley.identity.domain.AccessClaims;

/// Signs access tokens and verifies them offline.
public interface AccessTokens {
    /// The token that says `claims`; two calls may return the same.
    String issue(AccessClaims claims);

    /// Never throws on any text.
    ///
    /// @param now a token whose `expiresAt` is not later is expired
    Verification verify(String token, long now);

    sealed interface Verification {
        record Genuine(AccessClaims claims) implements Verification {}

        /// Genuine, but its time is over.
        record Expired() implements Verification {}

        /// Anything else.
        record Forged() implements Verification {}
    }
}
