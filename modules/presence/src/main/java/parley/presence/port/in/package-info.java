/// What presence does for others: registering and dropping connections, look-ups.
@NullMarked
package parley.presence.port.in;

import org.jspecify.annotations.NullMarked;
