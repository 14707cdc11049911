/// Decides whether what was received is what was sent: nothing lost, nothing twice, everything in order.
@NullMarked
package parley.bench.check;

import org.jspecify.annotations.NullMarked;
