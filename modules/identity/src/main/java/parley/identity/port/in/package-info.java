/// What identity does for others: accounts, devices, tokens, contacts and blocks.
///
/// Every method blocks, is safe for concurrent use, and throws
/// [parley.identity.domain.IdentityUnavailableException] when the store does not answer; then it is unknown
/// whether a change was made. Texts that are absent are empty. Times are milliseconds since the epoch.
@NullMarked
package parley.identity.port.in;

import org.jspecify.annotations.NullMarked;
