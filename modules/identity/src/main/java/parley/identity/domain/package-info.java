/// What identity talks about: accounts, handles, devices, tokens, invites. Immutable values without I/O.
@NullMarked
package parley.identity.domain;

import org.jspecify.annotations.NullMarked;
