/// How identity does what its in-ports say: one handler each, and [parley.identity.application.IdentityModule]
/// that makes them.
@NullMarked
package parley.identity.application;

import org.jspecify.annotations.NullMarked;
