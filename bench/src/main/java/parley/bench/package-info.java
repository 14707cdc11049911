/// Load generator: measures rates and latency and counts lost, duplicate and out-of-order messages while it measures.
@NullMarked
package parley.bench;

import org.jspecify.annotations.NullMarked;
