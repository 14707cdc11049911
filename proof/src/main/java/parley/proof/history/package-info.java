/// What clients observed, and what the server holds in the end.
@NullMarked
package parley.proof.history;

import org.jspecify.annotations.NullMarked;
