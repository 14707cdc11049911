package parley.identity.port.out;

import parley.identity.domain.Secret;

/// Source of secrets that nobody can guess.
@FunctionalInterface
public interface SecretSource {
    /// 256 fresh random bits.
    Secret next();
}
