/// What is proven: one server, or a cluster with all that it needs.
@NullMarked
package parley.proof.site;

import org.jspecify.annotations.NullMarked;
