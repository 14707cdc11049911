/// Clients that record everything.
@NullMarked
package parley.proof.client;

import org.jspecify.annotations.NullMarked;
