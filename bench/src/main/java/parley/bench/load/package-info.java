/// The generator: selector loops on few platform threads, the connections they own, and the traffic these carry.
///
/// Everything of one connection, and of the two ends of one way, happens on one loop, so nothing here is locked.
@NullMarked
package parley.bench.load;

import org.jspecify.annotations.NullMarked;
