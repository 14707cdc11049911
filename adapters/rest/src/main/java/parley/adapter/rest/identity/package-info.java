/// The REST routes of identity: accounts, tokens, devices, users, contacts, blocks, invites and bulk set-up; and the
/// check of access tokens for all other routes.
///
/// Sees identity's in-ports and the frame of the REST API, nothing else.
@NullMarked
package parley.adapter.rest.identity;

import org.jspecify.annotations.NullMarked;
