/// What presence does for others: registering, heartbeats, look-ups.
@NullMarked
package parley.presence.port.in;

import org.jspecify.annotations.NullMarked;
