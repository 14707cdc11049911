/// Holds observations against what the server holds.
@NullMarked
package parley.proof.check;

import org.jspecify.annotations.NullMarked;
