/// What identity needs of others: stores, password hashing, token signing, secrets, and the start of new
/// devices.
///
/// All methods block and are safe for concurrent use. Methods of stores throw
/// [parley.identity.domain.IdentityUnavailableException] when the store does not answer; for changes the
/// outcome is then unknown. Changes are atomic and durable on return. Times are milliseconds since the epoch.
@NullMarked
package parley.identity.port.out;

import org.jspecify.annotations.NullMarked;
