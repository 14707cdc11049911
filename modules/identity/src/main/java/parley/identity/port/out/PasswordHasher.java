package parley.identity.port.out;

import parley.identity.domain.Credential;
import parley.identity.domain.Password;

/// Hashes passwords, slowly on purpose, with a fresh salt each. Bounds how many it works on at a time and how
/// many wait: beyond that it is busy.
public interface PasswordHasher {
    Hashing hash(Password password);

    /// Takes as long for [Credential.None], which no password matches, as for a hash.
    Verification verify(Password password, Credential credential);

    sealed interface Hashing {
        record Hashed(Credential.Hashed credential) implements Hashing {}

        /// Not done.
        record Busy(long retryAfterMs) implements Hashing {}
    }

    sealed interface Verification {
        record Match() implements Verification {}

        record Mismatch() implements Verification {}

        /// Not done.
        record Busy(long retryAfterMs) implements Verification {}
    }
}
