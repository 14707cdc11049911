/// Owns the requests of the REST API and the tokens they carry.
///
/// [Accounts] needs no login and makes one; [Authenticator] keeps it fresh; [RestClient] makes everything
/// that needs it.
@NullMarked
package parley.client.rest;

import org.jspecify.annotations.NullMarked;
