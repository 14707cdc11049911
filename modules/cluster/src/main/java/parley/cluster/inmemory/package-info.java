/// The shared table in memory: the reference for other implementations, and for instances in one process.
@NullMarked
package parley.cluster.inmemory;

import org.jspecify.annotations.NullMarked;
