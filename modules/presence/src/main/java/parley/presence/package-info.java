/// Owns the connection registry, liveness of devices, online state, last seen and typing.
@NullMarked
package parley.presence;

import org.jspecify.annotations.NullMarked;
