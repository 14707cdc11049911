/// Argon2id password hashes (password4j), signed access tokens (JWT, nimbus-jose-jwt) and random secrets for
/// identity.
@NullMarked
package parley.adapter.security.identity;

import org.jspecify.annotations.NullMarked;
