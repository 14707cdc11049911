/// Starts, pauses, kills and restarts real backend servers on loopback, each a process of its own in a
/// directory of its own.
@NullMarked
package parley.devcluster;

import org.jspecify.annotations.NullMarked;
