/// Fault suite: kills, cuts and stalls a running server, then checks every guarantee from the recorded
/// history.
@NullMarked
package parley.proof;

import org.jspecify.annotations.NullMarked;
